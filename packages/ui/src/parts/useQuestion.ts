'use client'
import { later } from './later.ts'

/** The question behind a button, which comes after it. */
export const useQuestion = later(() => import('./Question.tsx'))

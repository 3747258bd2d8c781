'use client'
import { useLoginWithOAuth } from './useLoginWithOAuth.ts'

/** Links an account at another provider to who is signed in: leaves the page, and finishes where the person comes back to. */
export const useLinkWithOAuth = () => useLoginWithOAuth()

'use client'
import type { ChainType, LinkedAccountType } from '@latchkey/core'
import { createContext, type ReactNode } from 'react'
import type { PartialMessages } from '../messages/en.ts'
import { defaultTiming, type Timing } from './Timing.ts'

/** What components are told by the app. */
export interface Ui {
  /** Who asks, in sentences; absent: the page's host name. */
  appName: string | undefined
  /** BCP 47. */
  locale: string
  /** IANA, for example `Europe/London`; absent: the device's own. */
  timeZone: string | undefined
  messages: PartialMessages | undefined
  /** Marks of the app's own, instead of ours. */
  icons: Partial<Record<LinkedAccountType, ReactNode>> | undefined
  /** Where to look at an address; undefined for no link. Absent: a public explorer, where there is one for the chain. */
  explorer: ((wallet: { address: string; chainType: ChainType }) => string | undefined) | undefined
  now: () => Date
  timing: Timing
}

/** What components do where the app says nothing. */
export const defaultUi: Ui = {
  appName: undefined,
  locale: 'en',
  timeZone: undefined,
  messages: undefined,
  icons: undefined,
  explorer: undefined,
  now: () => new Date(),
  timing: defaultTiming,
}

export const UiContext = createContext(defaultUi)

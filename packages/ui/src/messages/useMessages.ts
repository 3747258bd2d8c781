'use client'
import { useMemo, type ReactNode } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { fill } from './fill.ts'
import type { Arguments, Catalogue, Message } from './Message.ts'

/** Says a message. With text alone for arguments it gives text; with elements among them, elements. */
export type Say<catalogue> = <key extends keyof catalogue, values extends Arguments<catalogue[key]>>(
  key: key,
  ...values: keyof Arguments<catalogue[key]> extends never ? [] : [values]
) => values[keyof values] extends string | number ? string : ReactNode

/** A component's own catalogue, with what the app says instead; the same function until words or language change. */
export function useMessages<catalogue extends Catalogue>(
  catalogue: catalogue,
  instead?: { [key: string]: Message | undefined },
): Say<catalogue> {
  const { messages, locale } = useUi()
  return useMemo(() => {
    const say = (key: string, values: Record<string, ReactNode> = {}) =>
      fill(instead?.[key] ?? (messages as typeof instead)?.[key] ?? catalogue[key]!, values, locale)
    return say as Say<catalogue>
  }, [catalogue, instead, messages, locale])
}

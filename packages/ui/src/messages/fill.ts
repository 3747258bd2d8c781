import { createElement, Fragment, type ReactNode } from 'react'
import type { Message } from './Message.ts'

/** Puts arguments into a sentence, in its plural form for `n`. Text alone stays text, so that it can be an attribute. */
export function fill(message: Message, values: Record<string, ReactNode>, locale: string): ReactNode {
  const sentence =
    typeof message === 'string' ? message : (message[pluralForm(locale, Number(values.n))] ?? message.other)
  // Every second part is the name of an argument.
  const parts = sentence.split(/\{(\w+)\}/).map((part, index) => (index % 2 ? (values[part] ?? `{${part}}`) : part))
  return parts.every(isText) ? parts.join('') : createElement(Fragment, null, ...parts)
}

const pluralForm = (locale: string, n: number) => new Intl.PluralRules(locale).select(n)

const isText = (part: ReactNode) => typeof part === 'string' || typeof part === 'number'

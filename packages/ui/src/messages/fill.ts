import { createElement, Fragment, type ReactNode } from 'react'
import type { Message, PluralMessage } from './Message.ts'

/** Puts arguments into a sentence, in its plural form for `n`. Text alone stays text, so that it can be an attribute. */
export function fill(message: Message, values: Record<string, ReactNode>, locale: string): ReactNode {
  const sentence = typeof message === 'string' ? message : choose(message, Number(values.n), locale)
  // Every second part is the name of an argument.
  const parts = sentence
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 ? put(values[part] ?? `{${part}}`, { sentence, locale }) : part))
  return parts.every((part) => typeof part === 'string') ? parts.join('') : createElement(Fragment, null, ...parts)
}

const choose = (message: PluralMessage, n: number, locale: string) =>
  (n === 1 ? message['=1'] : undefined) ?? message[new Intl.PluralRules(locale).select(n)] ?? message.other

/** Numbers as the language writes them; a text that runs the other way than its sentence is kept in one piece. */
function put(value: ReactNode, { sentence, locale }: { sentence: string; locale: string }): ReactNode {
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value)
  return typeof value === 'string' && rightToLeft.test(sentence + value) ? `\u2068${value}\u2069` : value
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/

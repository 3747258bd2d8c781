import type { ReactNode } from 'react'

/** One entry of a catalogue: a sentence with `{name}` for each argument, or a sentence for each plural form of `{n}`. */
export type Message = string | PluralMessage

/**
 * The forms of one sentence, by `Intl.PluralRules`; `other` stands in for those that are missing. `=1` is for exactly
 * one, in every language: some have `one` for 21, too, and some have none.
 */
export type PluralMessage = { other: string } & { [form in Intl.LDMLPluralRule | '=1']?: string }

export type Catalogue = Record<string, Message>

type Names<text> = text extends `${string}{${infer name}}${infer rest}` ? name | Names<rest> : never
type Texts<message> = message extends string ? message : message[keyof message]

/** What a message asks for. */
export type Arguments<message> = { [name in Names<Texts<message>>]: ReactNode }

// Why: what the database is asked is found out by listening, not by reading: every text that the proof of a store brings about.
import { writeFileSync } from 'node:fs'
import { serialize } from 'node:v8'
import pg from 'pg'
import { afterAll } from 'vitest'
import { postgresStore } from '@latchkey/server/sql'
import { describeStore } from '../../packages/server/src/store/describeStore.ts'

/** One statement, with what it was asked with. */
export interface Asked {
  text: string
  values: unknown[]
}

const asked: Asked[] = []
const { prototype } = pg.Client
const query = Reflect.get(prototype, 'query') as (...words: unknown[]) => unknown
prototype.query = function (this: pg.Client, ...words: unknown[]) {
  const [first, second] = words
  const { text, values } = typeof first === 'string' ? { text: first, values: undefined } : (first as Partial<Asked>)
  asked.push({ text: text ?? '', values: values ?? (Array.isArray(second) ? second : []) })
  return query.apply(this, words)
} as typeof prototype.query

describeStore('listened to', async () => {
  const store = await postgresStore({
    url: process.env['DATABASE_URL']!,
    connectTimeout: 60_000,
    statementTimeout: 60_000,
  })
  asked.length = 0 // the tables are there now, and making them was no request
  return store
})

afterAll(() => writeFileSync(process.env['ASKED']!, serialize(asked)))

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deserialize } from 'node:v8'
import pg from 'pg'
import { ownDatabase } from '../../tests/setup/ownDatabase.ts'
import type { Figure } from '../figures/Figure.ts'
import type { Asked } from './gather.test.ts'

/** Tables that stay small however many people come. */
const small = ['keys', 'migrations', 'tombstone_mark']

/** What is asked for a whole table, and for nothing else: the list of who may come in has no pages. */
const wanted = /from "latchkey"."allowlist" order by/

/** Asks the database how it would answer each statement that a store sends, and counts those that would read a whole large table. */
export async function explainAll(cluster: string, databaseUrl: string): Promise<Figure[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const scans = new Map<string, string>()
  const statements = new Map<string, number>()
  for (const { text, values } of await gather(cluster)) {
    if (!/^\s*(select|insert|update|delete|with)/i.test(text)) continue
    const times = statements.get(text) ?? 0
    statements.set(text, times + 1)
    if (wanted.test(text)) continue
    // The same text can be answered in another way for other values.
    if (times >= 20) continue
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    const whole = [...plan.matchAll(/Seq Scan on (\w+)/g)].filter(([, table]) => !small.includes(table!))
    if (whole.length > 0) scans.set(text, plan)
  }
  await client.end()
  for (const [text, plan] of scans) console.log(`\nreads a whole table:\n${text}\n${plan}`)
  return [
    { what: 'statements that a server sends to its database', unit: '', value: statements.size },
    {
      what: 'statements that read a whole large table, of a million people',
      unit: '',
      value: scans.size,
      budget: { atMost: 0 },
    },
  ]
}

/** Plays the proof of a store on a database of its own, and gives what the database was asked. */
async function gather(cluster: string): Promise<Asked[]> {
  const { url, drop } = await ownDatabase(cluster)
  const room = mkdtempSync(join(tmpdir(), 'latchkey-asked-'))
  const file = join(room, 'asked')
  try {
    const { status } = spawnSync('vitest', ['run', '--config', 'bench/growth/vitest.config.ts', '--reporter=dot'], {
      stdio: 'inherit',
      env: { ...process.env, DATABASE_URL: url, ASKED: file },
    })
    if (status !== 0) throw new Error('The proof of the store failed, so what it asks may not be all.')
    return deserialize(readFileSync(file)) as Asked[]
  } finally {
    rmSync(room, { recursive: true, force: true })
    await drop()
  }
}

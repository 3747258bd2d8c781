import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync, appendFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownDatabase } from '../../../../../tests/setup/ownDatabase.ts'
import type { Tombstone } from '../Tombstone.ts'
import type { TombstoneLog } from '../TombstoneLog.ts'
import { fileTombstones } from './fileTombstones.ts'
import { postgresTombstones, sqlTombstones } from './postgresTombstones.ts'

const room = mkdtempSync(join(tmpdir(), 'latchkey-'))
afterAll(() => rmSync(room, { recursive: true }))
let client: PGlite
beforeAll(async () => void (client = await PGlite.create()))
afterAll(() => client.close())
const newPath = () => join(room, 'deep', randomBytes(8).toString('hex'))

const tombstone = (what: Partial<Tombstone> = {}): Tombstone => ({
  userId: 'did:latchkey:ann',
  epoch: 0,
  delegations: [],
  deleted: false,
  ...what,
})
const kept = async (log: TombstoneLog) =>
  (await log.read()).lines.map(({ userId, epoch, delegations, deleted }) => ({ userId, epoch, delegations, deleted }))

interface Place {
  open: () => Promise<TombstoneLog>
}

const places: [string, () => Promise<Place>][] = [
  [
    'a file',
    async () => {
      const path = newPath()
      return { open: async () => fileTombstones({ path }) }
    },
  ],
  [
    'another database',
    async () => {
      await client.exec('drop schema if exists latchkey_tombstones cascade')
      return { open: async () => sqlTombstones(drizzle({ client })) }
    },
  ],
]

const cluster = process.env.DATABASE_URL
const cleanUps: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp()
})
if (cluster)
  places.push([
    'another PostgreSQL',
    async () => {
      const { url, drop } = await ownDatabase(cluster)
      cleanUps.push(drop)
      const open = async () => {
        const log = await postgresTombstones({ url })
        cleanUps.unshift(() => log.close())
        return log
      }
      return { open }
    },
  ])

describe.each(places)('the log in %s', (_where, make) => {
  test('keeps what it was told, in order, and is the same log when opened again', async () => {
    const { open } = await make()
    const told = [
      tombstone({ epoch: 1, delegations: ['a', 'b'] }),
      tombstone({ userId: 'did:latchkey:ben', delegations: ['c'] }),
      tombstone({ userId: 'did:latchkey:ben', deleted: true }),
    ]
    const log = await open()
    const { id } = await log.read()
    await log.append(told.slice(0, 2))
    await log.append(told.slice(2))
    expect(await kept(await open())).toEqual(told)
    expect((await (await open()).read()).id).toBe(id)
    expect((await (await (await make()).open()).read()).id).not.toBe(id)
  })

  test('writes nothing twice: of what it is told again, only what is new', async () => {
    const log = await (await make()).open()
    await log.append([tombstone({ epoch: 2, delegations: ['a'] })])
    await log.append([tombstone({ epoch: 2, delegations: ['a'] }), tombstone({ epoch: 1 }), tombstone()])
    await log.append([tombstone({ epoch: 2, delegations: ['a', 'b'] })])
    expect(await kept(log)).toEqual([
      tombstone({ epoch: 2, delegations: ['a'] }),
      tombstone({ epoch: 2, delegations: ['b'] }),
    ])
  })

  test('loses none of many that come at once, from several servers', async () => {
    const { open } = await make()
    const servers = await Promise.all([open(), open(), open()])
    const ids = Array.from({ length: 60 }, (_, index) => `id-${index}`)
    await Promise.all(ids.map((id, index) => servers[index % 3]!.append([tombstone({ delegations: [id] })])))
    const lines = await kept(await open())
    expect(lines.flatMap(({ delegations }) => delegations).toSorted()).toEqual(ids.toSorted())
  })
})

describe('the log in a file', () => {
  async function written() {
    const path = newPath()
    const log = fileTombstones({ path })
    await log.append([tombstone({ delegations: ['a'] })])
    await log.append([tombstone({ delegations: ['b'] })])
    return { path, log, text: readFileSync(path, 'utf8') }
  }

  test('mends a line that a crash cut short, and goes on after it', async () => {
    const { path, text, log } = await written()
    for (const cut of [text.slice(0, -1), text.slice(0, -30), `${text}{"seq":3,"us`, `${text}\0\0\0\0`]) {
      writeFileSync(path, cut)
      const whole = cut.slice(0, cut.lastIndexOf('\n') + 1)
      expect(await kept(fileTombstones({ path }))).toHaveLength(whole.split('\n').length - 2)
      expect(readFileSync(path, 'utf8')).toBe(whole)
    }
    writeFileSync(path, text)
    appendFileSync(path, '{"seq":')
    await log.append([tombstone({ delegations: ['c'] })])
    expect((await kept(log)).map(({ delegations }) => delegations)).toEqual([['a'], ['b'], ['c']])
    for (const torn of ['', text.slice(0, 20)]) {
      writeFileSync(path, torn)
      expect(await kept(fileTombstones({ path }))).toEqual([])
    }
  })

  test('is refused where a line was changed, taken out or moved', async () => {
    const { path, text } = await written()
    const [head, first, second] = text.split('\n') as [string, string, string]
    const spoilt = [
      [head, first.replace('"a"', '"x"'), second],
      [head, second],
      [head, second, first],
      [head, first, 'not a line', second],
      [head.replace(/"log":"./, '"log":"x'), first],
      [first, second],
      ['not ours'],
    ]
    for (const lines of spoilt) {
      writeFileSync(path, `${lines.join('\n')}\n`)
      await expect(fileTombstones({ path }).read()).rejects.toMatchObject({ code: 'delegation_tombstones_missing' })
    }
  })

  test('acknowledges nothing once its file is gone or cut off under it', async () => {
    const { path, text, log } = await written()
    writeFileSync(path, text.split('\n')[0]! + '\n')
    for (const id of ['c', 'd'])
      await expect(log.append([tombstone({ delegations: [id] })])).rejects.toMatchObject({
        code: 'delegation_tombstones_missing',
      })
  })

  test('acknowledges nothing that the disk refused, and takes it when it is asked again', async () => {
    writeFileSync(join(room, 'in-the-way'), '')
    const log = fileTombstones({ path: join(room, 'in-the-way', 'log') })
    await expect(log.append([tombstone({ delegations: ['a'] })])).rejects.toThrow()
    rmSync(join(room, 'in-the-way'))
    await log.append([tombstone({ delegations: ['a'] })])
    expect(await kept(log)).toEqual([tombstone({ delegations: ['a'] })])
  })
})

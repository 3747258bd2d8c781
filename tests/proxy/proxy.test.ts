import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { importOver, renewOver, revokeOver } from './effects.ts'
import { plans } from './faultProxy.ts'
import { openLine, type Line } from './line.ts'
import { sweep } from './sweep.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-proxy-'))
let line: Line
beforeAll(async () => void (line = await openLine({ dataDir, bundle: inject('server') })))
afterAll(async () => {
  await line.close()
  rmSync(dataDir, { recursive: true, force: true })
})

// `pnpm proxy` puts every endpoint, and each of these effects, to every fault at every moment.
const quick = plans.filter(({ fault }) => fault !== 'hangs')

test('whatever the line does to any endpoint, the client’s error is typed, and the server goes on (fault 14)', async () => {
  const met = await sweep(line.proxy, { token: await line.newToken(), share: 1 / 18 })
  expect(met.filter(({ trouble }) => trouble !== null)).toEqual([])
  expect(met.some(({ outcome }) => outcome === 'ok')).toBe(true)
  expect(await line.trouble()).toEqual([])
})

test.each([
  ['an import under a key makes one person, the one that is answered (faults 14, 36)', importOver],
  ['revoking is on until it was asked for, off from then on, and may be asked for again (faults 14, 41)', revokeOver],
  ['a session that is renewed outlives each lost answer (faults 14, 33)', renewOver],
])('whatever the line does, and whenever: %s', async (_what, over) => {
  for (const plan of quick.filter((_, number) => number % 4 === 0))
    expect(await over(line, plan)).toEqual({ ...plan, trouble: [] })
})

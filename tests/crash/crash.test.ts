import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { serve } from '../setup/serve.ts'
import { crashAccess } from './access.ts'
import { crash } from './crash.ts'
import { killFirstStarts } from './firstStarts.ts'

const bundle = inject('server')

test('killed in the middle of imports, the server loses, doubles and halves nobody it acknowledged (fault 38)', async () => {
  const { acknowledged, ...report } = await crash({ bundle, kills: 3 })
  expect(report).toMatchObject({ lost: 0, duplicates: 0, halves: 0, diverged: 0, refused: [], stored: acknowledged })
  expect(acknowledged).toBeGreaterThan(0)
  expect(report.retries['no answer']).toBeGreaterThan(0)
}, 300_000)

test('killed in the middle of granting and revoking, server access is on or off, never half, and never on again (faults 32, 41)', async () => {
  const { signed, ended, delegations, unheard, ...report } = await crashAccess({ bundle, kills: 3 })
  expect(report).toMatchObject({ halves: [], faults: [], revived: 0, unrecorded: 0 })
  expect(unheard.grant + unheard.sign + unheard.revoke).toBeGreaterThan(0)
  expect([signed, ended, delegations].every((count) => count > 0)).toBe(true)
}, 300_000)

test('killed in the middle of its first start, a server starts on what is left, and keeps what it is told (fault 48)', async () => {
  const { sound, trouble } = await killFirstStarts({ bundle, kills: 1 })
  expect({ sound, trouble }).toEqual({ sound: 1, trouble: [] })
}, 300_000)

test('a second server on one folder ends and says whose it is, and takes over once that one was killed (fault 47)', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-two-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const start = () => serve({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' }, { bundle })
  const first = await start()
  await expect(start()).rejects.toThrow(`in use by process ${first.process.pid}`)
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
  await first.end('SIGKILL')
  const second = await start()
  expect((await fetch(`${second.url}/readyz`)).status).toBe(200)
  await second.end('SIGTERM')
}, 300_000)

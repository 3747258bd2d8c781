import { afterAll, expect, test } from 'vitest'
import { bundleServer } from '../setup/bundleServer.ts'
import { crashAccess } from './access.ts'
import { crash } from './crash.ts'

// Started many times, so that a bundle is worth its while.
const { main: bundle, remove } = await bundleServer()
afterAll(remove)

test('killed in the middle of imports, the server loses, doubles and halves nobody it acknowledged (fault 38)', async () => {
  const { acknowledged, ...report } = await crash({ bundle, kills: 3 })
  expect(report).toMatchObject({ lost: 0, duplicates: 0, halves: 0, diverged: 0, refused: [], stored: acknowledged })
  expect(acknowledged).toBeGreaterThan(0)
  expect(report.retries['no answer']).toBeGreaterThan(0)
}, 300_000)

test('killed in the middle of granting and revoking, server access is on or off, never half, and never on again (faults 32, 41)', async () => {
  const { signed, ended, delegations, unheard, ...report } = await crashAccess({ bundle, kills: 3 })
  expect(report).toMatchObject({ halves: [], halfRows: 0, revived: 0, unrecorded: 0, brokenHistories: 0 })
  expect(unheard.grant + unheard.sign + unheard.revoke).toBeGreaterThan(0)
  expect([signed, ended, delegations].every((count) => count > 0)).toBe(true)
}, 300_000)

import { expect, test } from 'vitest'
import { crash } from './crash.ts'

test('killed in the middle of imports, the server loses, doubles and halves nobody it acknowledged (fault 38)', async () => {
  const { acknowledged, ...report } = await crash({ kills: 3 })
  expect(report).toMatchObject({ lost: 0, duplicates: 0, halves: 0, diverged: 0, refused: [], stored: acknowledged })
  expect(acknowledged).toBeGreaterThan(0)
  expect(report.retries['no answer']).toBeGreaterThan(0)
}, 300_000)

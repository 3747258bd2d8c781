import { expect, test } from 'vitest'
import { checkThenSign, runSchedules, scheduledIndexedDb, scheduledPglite } from './schedules.test.kit.ts'

// `pnpm race schedules` runs a hundred thousand of them.
test.each([
  { name: 'IndexedDB', open: scheduledIndexedDb, count: 2_000 },
  { name: 'PGlite', open: scheduledPglite, count: 30 },
])(
  'however signing and revoking mix on $name, nothing is released once revoking was acknowledged (fault 40, keys D1)',
  async ({ open, count }) => {
    const scheduled = await open()
    const { released, refused, ...report } = await runSchedules(scheduled, { count })
    expect(report).toEqual({ schedules: count, late: 0, lateIn: 0 })
    expect([released > count / 4, refused > count / 4]).toEqual([true, true])
    // The control: who checks first and signs then is late in the same schedules.
    const control = await runSchedules(scheduled, { count: 30, scheme: checkThenSign })
    expect(control.lateIn).toBeGreaterThan(0)
    await scheduled.store.close()
  },
  120_000,
)

import {
  checkThenSign,
  runSchedules,
  scheduledIndexedDb,
  scheduledPglite,
  type Scheduled,
  type ScheduleReport,
} from '../../packages/server/src/store/schedules.test.kit.ts'

/** Signers against revocations in so many mixtures of their steps, on the locks of one process; true where none of the signatures was late. */
export async function reportSchedules(count: number): Promise<boolean> {
  const stores = [
    { name: 'IndexedDB', open: scheduledIndexedDb, share: count },
    { name: 'PGlite', open: scheduledPglite, share: count / 50 },
  ]
  let sound = true
  for (const { name, open, share } of stores) {
    const report = await inBatches(open, share)
    const control = await inBatches(open, share / 10, checkThenSign)
    console.log(`${name}: ${JSON.stringify(report)}`)
    console.log(`${name}, control: check, then sign: ${JSON.stringify(control)}`)
    sound &&= report.late === 0 && report.released > 0 && report.refused > 0 && control.late > 0
  }
  return sound
}

/** A new store every thousand schedules: one that grew all the time would be slow for no reason. */
async function inBatches(
  open: () => Promise<Scheduled>,
  count: number,
  scheme?: typeof checkThenSign,
): Promise<ScheduleReport> {
  const sum: ScheduleReport = { schedules: 0, released: 0, refused: 0, late: 0, lateIn: 0 }
  while (sum.schedules < count) {
    const scheduled = await open()
    const batch = Math.min(1_000, Math.ceil(count) - sum.schedules)
    const report = await runSchedules(scheduled, { count: batch, from: sum.schedules + 1, ...(scheme && { scheme }) })
    for (const name of Object.keys(sum) as (keyof ScheduleReport)[]) sum[name] += report[name]
    await scheduled.store.close()
  }
  return sum
}

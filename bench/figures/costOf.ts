import { performance } from 'node:perf_hooks'
import { median } from '../keys/median.ts'

/** Milliseconds that a call takes on the clock, the middle one of many: for what waits for another process. */
export async function timeOf(call: (turn: number) => Promise<unknown>, { turns = 100 } = {}): Promise<number> {
  const times: number[] = []
  for (let turn = -5; turn < turns; turn++) {
    const start = performance.now()
    await call(turn)
    if (turn >= 0) times.push(performance.now() - start) // the first ones warm up
  }
  return median(times)
}

/** Milliseconds of this process's CPU that a call takes, whatever else the machine does; the middle one of some rounds. */
export async function cpuOf(call: () => unknown, { rounds = 9, perRound = 20 } = {}): Promise<number> {
  const times: number[] = []
  for (let round = -2; round < rounds; round++) {
    const start = process.cpuUsage()
    let calls = 0
    let used = 0
    // Fast ones more often, so that what the clock cannot tell apart does not count.
    while (used < perRound) {
      for (let batch = Math.max(1, calls); batch > 0; batch--, calls++) {
        const answer = call()
        if (answer instanceof Promise) await answer
      }
      const { user, system } = process.cpuUsage(start)
      used = (user + system) / 1000
    }
    if (round >= 0) times.push(used / calls)
  }
  return median(times)
}

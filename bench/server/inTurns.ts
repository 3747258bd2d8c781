/** What one contender spends on a call, and how much more than the first one that is. */
export interface TurnFigure {
  who: string
  /** Microseconds of CPU. */
  each: number
  ratio: number
}

export interface Contestant {
  who: string
  call: () => unknown
}

/** Times everybody in this process, in turns, so that what slows the machine down slows all of them. */
export async function inTurns(
  contestants: readonly Contestant[],
  { rounds = 21, perRound = 200 } = {},
): Promise<TurnFigure[]> {
  const times = contestants.map((): number[] => [])
  for (let round = -2; round < rounds; round++)
    for (const [index, { call }] of contestants.entries()) {
      const took = await time(call, perRound)
      if (round >= 0) times[index]!.push(took) // the first two warm up
    }
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
  return contestants.map(({ who }, index) => ({
    who,
    each: middle(times[index]!),
    ratio: middle(times[index]!.map((took, round) => took / times[0]![round]!)),
  }))
}

/** Microseconds of CPU for each of some calls, all threads counted: what else the machine does is not in it. */
async function time(call: () => unknown, calls: number): Promise<number> {
  const start = process.cpuUsage()
  for (let count = 0; count < calls; count++) {
    const answer = call()
    if (answer instanceof Promise) await answer
  }
  const { user, system } = process.cpuUsage(start)
  return (user + system) / calls
}

/** Lets one of those who wait go on at a time, so that a test decides how steps of several calls mix. */
export function turnstile(pick: <item>(items: readonly item[]) => item) {
  const waiting: (() => void)[] = []
  /** Waits to be let through. */
  const step = () => new Promise<void>((resolve) => void waiting.push(resolve))

  /** Lets everybody through, one by one, until all of `work` is done. */
  async function run(work: Promise<unknown>): Promise<void> {
    let over = false
    const end = () => void (over = true)
    work.then(end, end)
    while (!over) {
      // Whoever was let through gets some time alone, and no more: the next one may come in their middle.
      for (let turns = pick([0, 1, 2, 4, 8]); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve))
      if (waiting.length > 0) waiting.splice(waiting.indexOf(pick(waiting)), 1)[0]!()
      else await new Promise((resolve) => setImmediate(resolve))
    }
    await work
  }

  return { step, run }
}

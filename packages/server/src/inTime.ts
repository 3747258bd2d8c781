/** Waits for what others do, and not for ever: a lock may be held meanwhile. What comes too late is dropped. */
export async function inTime<value>(ms: number, work: Promise<value>): Promise<value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`there was no answer in ${ms} ms`)), ms)
  })
  return await Promise.race([work, tooLate]).finally(() => clearTimeout(timer))
}

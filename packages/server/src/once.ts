/** Does a thing at the first call and remembers its answer; a failure is forgotten, so that the next call tries again. */
export function once<value>(make: () => Promise<value>): () => Promise<value> {
  let made: Promise<value> | undefined
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
}

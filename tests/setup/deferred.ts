/** A promise that the test settles when it likes. */
export interface Deferred<value> {
  promise: Promise<value>
  resolve(value: value): void
  reject(reason: unknown): void
}

export function deferred<value>(): Deferred<value> {
  let settle!: Omit<Deferred<value>, 'promise'>
  const promise = new Promise<value>((resolve, reject) => {
    settle = { resolve, reject }
  })
  return { promise, ...settle }
}

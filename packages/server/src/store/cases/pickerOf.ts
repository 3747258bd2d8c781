/** Makes the same choices for the same seed, so that a failure can be looked at again. */
export function pickerOf(seed: number) {
  let state = (seed % 2_147_483_646) + 1
  return <item>(items: readonly item[]): item => {
    state = (state * 48_271) % 2_147_483_647
    return items[state % items.length]!
  }
}

import type { Timing } from '../LatchkeyUi/Timing.ts'

/** Waits until a spinner that has begun to show has shown long enough to be seen. */
export async function holdSpinner(since: number, { spinnerDelay, spinnerMin }: Timing): Promise<void> {
  const passed = performance.now() - since
  if (passed < spinnerDelay) return
  await new Promise((resolve) => setTimeout(resolve, spinnerDelay + spinnerMin - passed))
}

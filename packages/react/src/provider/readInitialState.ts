import type { SessionSnapshot } from '@latchkey/core'
import { snapshot } from '@latchkey/core/wire'

/** The `initialState` that the server put into this page as `initialStateScript`; null where there is none, or none that is sound. */
export function readInitialState(): SessionSnapshot | null {
  try {
    const json: unknown = JSON.parse(document.getElementById('latchkey-state')!.textContent)
    return json === null ? null : snapshot.decode(json)
  } catch {
    return null
  }
}

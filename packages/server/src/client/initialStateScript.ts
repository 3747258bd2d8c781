import type { SessionSnapshot } from '@latchkey/core'
import { snapshot } from '@latchkey/core/wire'

/**
 * The `initialState` as an element to put into a page, for frameworks that do not carry Dates to the browser by themselves;
 * `readInitialState()` of `@latchkey/react` finds it there. It is data, which no browser runs: a CSP needs no nonce for it.
 */
export function initialStateScript(initialState: SessionSnapshot | null): string {
  const json = JSON.stringify(initialState && snapshot.encode(initialState))
  // No part of a text ends the element or opens a comment, whatever people call themselves.
  const safe = json.replace(/[<>&/\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `<script type="application/json" id="latchkey-state">${safe}</script>`
}

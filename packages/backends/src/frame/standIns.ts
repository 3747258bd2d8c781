import { LatchkeyError } from '@latchkey/core'
import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import type { VaultSecret } from '@latchkey/vault'

/** How long what opened a vault is kept for the work that it was asked for, ms. */
const lifetime = 120_000

/**
 * What a passkey gives to open a vault stays in the frame: the page gets random bytes in its place, which mean nothing elsewhere.
 */
export function createStandIns() {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>()
  const forget = (name: string) => {
    kept.get(name)?.fill(0)
    kept.delete(name)
  }
  addEventListener('pagehide', () => [...kept.keys()].forEach(forget))

  return {
    /** Takes a PRF output out of a passkey's answer; gives the answer with what stands for it. */
    replaceIn<response extends { clientExtensionResults: object }>(response: response): response {
      const { prf, ...results } = response.clientExtensionResults as AuthenticationExtensionsClientOutputsJSON
      const first = prf?.results?.first
      if (first === undefined) return response
      const name = toBase64url(crypto.getRandomValues(new Uint8Array(32)))
      kept.set(name, fromBase64url(first))
      setTimeout(() => forget(name), lifetime)
      return { ...response, clientExtensionResults: { ...results, prf: { ...prf, results: { first: name } } } }
    },

    /** The secret that the page means; its own to wipe. */
    resolve(secret: VaultSecret): VaultSecret {
      if (secret.method !== 'user-passkey') return secret
      const prf = kept.get(toBase64url(secret.prf))
      if (!prf) throw gone()
      return { ...secret, prf: prf.slice() }
    },
  }
}

const gone = () =>
  new LatchkeyError('wallet_locked', 'The wallet was locked again in the meantime. Use the passkey once more.', {
    retryable: true,
  })

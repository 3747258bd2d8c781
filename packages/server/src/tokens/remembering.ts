import type { VerificationKey } from './verificationKey.ts'

/**
 * The same key, which does not check twice what it found genuine: people send one access token many times over.
 * A signature that held goes on holding; all else that a token must be is looked at each time.
 */
export function remembering(key: VerificationKey, size = 4_096): VerificationKey {
  /** What was signed, to its signature. */
  const genuine = new Map<string, string>()
  return {
    verifies(signed, signature) {
      if (genuine.get(signed) === signature) return true
      const remember = (isGenuine: boolean) => {
        if (!isGenuine) return false
        if (genuine.size >= size) genuine.delete(genuine.keys().next().value!) // the oldest
        genuine.set(signed, signature)
        return true
      }
      const found = key.verifies(signed, signature)
      return typeof found === 'boolean' ? remember(found) : found.then(remember)
    },
  }
}

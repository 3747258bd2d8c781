/** What a passkey's `prf` extension gave: opens the vault, so it is a secret. */
export interface PrfOutput {
  credentialId: string
  prf: Uint8Array<ArrayBuffer>
}

/** Keeps a PRF output from signing in for the wallet made right after, so that the person is asked once. A minute at the most. */
export function createPrfMemory() {
  let kept: (PrfOutput & { userId: string }) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function wipe() {
    clearTimeout(timer)
    kept?.prf.fill(0)
    kept = undefined
  }

  return {
    keep(userId: string, output: PrfOutput) {
      wipe()
      kept = { ...output, userId }
      timer = setTimeout(wipe, minute)
      ;(timer as { unref?: () => void }).unref?.() // in Node it would keep the process alive
    },
    /** Gives it to its person, once. The taker wipes it. */
    take(userId: string): PrfOutput | undefined {
      clearTimeout(timer)
      const output = kept
      kept = undefined
      if (output?.userId === userId) return output
      output?.prf.fill(0)
      return undefined
    },
    wipe,
  }
}

const minute = 60_000

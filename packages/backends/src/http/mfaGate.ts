import type { LatchkeyError, MfaRequest } from '@latchkey/core'
import { unless } from './unless.ts'

/** Who is asked for a second factor. */
export type MfaListeners = Set<(request: MfaRequest) => void>

interface Held {
  verb: string
  signal: AbortSignal
  methods: () => Promise<MfaRequest['methods']>
}

/** Holds requests back that need a second factor, until one is shown; for all that wait the person is asked once. */
export function createMfaGate(listeners: MfaListeners = new Set()) {
  let shown: { token: string; epoch: number } | undefined
  let asking: { answer: Promise<boolean>; settle: (wasShown: boolean) => void } | undefined

  function ask(methods: MfaRequest['methods']): Promise<boolean> {
    if (asking) return asking.answer
    let settle = (_wasShown: boolean) => {}
    const answer = new Promise<boolean>((resolve) => (settle = resolve)).finally(() => (asking = undefined))
    asking = { answer, settle }
    for (const listener of listeners) listener({ methods, cancel: () => settle(false) })
    return answer
  }

  return {
    /** What shows a second factor, where one was shown in this session. */
    token: (epoch: number) => (shown?.epoch === epoch ? shown.token : undefined),

    /** A second factor was shown: what waits goes on. */
    open(token: string, epoch: number): void {
      shown = { token, epoch }
      asking?.settle(true)
    },

    /** None will be shown: what waits is refused. */
    giveUp(): void {
      shown = undefined
      asking?.settle(false)
    },

    /** Sends; where that needs a second factor, has the person asked and sends once more. */
    async pass<answer>(send: () => Promise<answer>, { verb, signal, methods }: Held): Promise<answer> {
      try {
        return await send()
      } catch (error) {
        if ((error as LatchkeyError).code !== 'mfa_required' || listeners.size === 0) throw error
        const wasShown = await unless(signal, verb, ask(await methods()))
        if (!wasShown) throw error
        return await send()
      }
    },
  }
}

import type { HostCall, VaultHost } from '@latchkey/vault/host'
import { browserPasskeys } from '../http/browserPasskeys.ts'
import { passkeyRefusal } from '../http/passkeyRefusal.ts'
import type { Consent } from './drawConsent.ts'
import type { createStandIns } from './standIns.ts'

interface FramePasskeysOptions {
  ask: (consent: Consent, call: HostCall) => Promise<void>
  appName: string
  standIns: ReturnType<typeof createStandIns>
}

/** Passkey prompts of the frame's own origin. A new passkey needs a press in here, which browsers ask for in frames. */
export const framePasskeys = ({
  ask,
  appName,
  standIns,
}: FramePasskeysOptions): Required<Pick<VaultHost, 'createPasskey' | 'getPasskey'>> => ({
  async createPasskey({ options }, call = {}) {
    await ask(
      { title: `Make a passkey for ${appName}?`, note: 'It signs you in and opens your wallets.', yes: 'Go on' },
      call,
    )
    return standIns.replaceIn(await prompt(() => browserPasskeys.create(options, callOf(call))))
  },
  getPasskey: async ({ options }, call = {}) =>
    standIns.replaceIn(await prompt(() => browserPasskeys.get(options, callOf(call)))),
})

const callOf = ({ signal }: HostCall) => (signal ? { signal } : undefined)

async function prompt<value>(run: () => Promise<value>): Promise<value> {
  try {
    return await run()
  } catch (cause) {
    throw passkeyRefusal(cause)
  }
}

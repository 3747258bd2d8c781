import { LatchkeyError } from '@latchkey/core'
import type { VaultSecret } from '@latchkey/vault'
import type { HostCall, HostVerb, VaultHost } from '@latchkey/vault/host'
import { consents } from './consents.ts'
import { drawConsent, type Consent } from './drawConsent.ts'
import { framePasskeys } from './framePasskeys.ts'
import { showKey } from './showKey.ts'
import type { Stage } from './stage.ts'
import { createStandIns } from './standIns.ts'

interface ConsentingHostOptions {
  appName: string
  stage: Stage
}

type Work = (parameters: never, call?: HostCall) => Promise<unknown>

/** A host whose page is not trusted: passkeys are used here, their secrets stay here, and the person is asked before a key is used. */
export function consentingHost(keys: VaultHost, { appName, stage }: ConsentingHostOptions): VaultHost {
  const standIns = createStandIns()

  async function ask(consent: Consent, call: HostCall): Promise<void> {
    if (await stage(drawConsent(consent), call)) return
    throw new LatchkeyError('consent_declined', 'The person said no in the wallet’s own frame. Nothing was done.')
  }

  const guarded = ([verb, work]: [string, unknown]) => [
    verb,
    async (parameters: Record<string, unknown>, call: HostCall = {}) => {
      const own = withSecrets(parameters, (secret) => standIns.resolve(secret))
      try {
        const consent = await consents[verb as HostVerb]?.(parameters as never, appName)
        if (consent) await ask(consent, call)
        return await (work as Work)({ ...parameters, ...own } as never, call)
      } finally {
        for (const secret of Object.values(own)) if (secret.method === 'user-passkey') secret.prf.fill(0)
      }
    },
  ]

  const host = Object.fromEntries(
    Object.entries({ ...keys, exportKey: showKey(keys, stage) }).map(guarded),
  ) as unknown as VaultHost
  return { ...host, ...framePasskeys({ ask, appName, standIns }) }
}

/** The secrets among parameters, as they really are. */
function withSecrets(parameters: object, resolve: (secret: VaultSecret) => VaultSecret): Record<string, VaultSecret> {
  const secrets = Object.entries(parameters as Record<string, VaultSecret>).filter(
    ([name, value]) => ['secret', 'unlockWith', 'add'].includes(name) && value?.method !== undefined,
  )
  return Object.fromEntries(secrets.map(([name, secret]) => [name, resolve(secret)]))
}

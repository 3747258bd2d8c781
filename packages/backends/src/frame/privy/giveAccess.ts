import { LatchkeyError } from '@latchkey/core'
import { createKeyHost } from '@latchkey/vault'
import { delegateWallet } from '../../http/delegateWallet.ts'
import { consentingHost } from '../consentingHost.ts'
import { drawPasscode } from '../drawPasscode.ts'
import type { FrameConfig } from '../FrameConfig.ts'
import type { Stage } from '../stage.ts'
import { borrowedConnection } from './borrowedConnection.ts'
import type { PrivyConsent } from './PrivyQuestion.ts'

interface GiveAccessOptions {
  config: FrameConfig
  stage: Stage
}

/**
 * Gives the app's server access to wallets, one after the other: the person's passkey signs for each, and they are told here, in full,
 * what they allow.
 */
export async function giveAccess(
  { accessToken, delegatedWallets }: PrivyConsent,
  { config: { appId, appName }, stage }: GiveAccessOptions,
  signal: AbortSignal,
): Promise<void> {
  if (delegatedWallets.length === 0) throw new LatchkeyError('wire_invalid', 'No wallet was named.')
  const host = consentingHost(createKeyHost(), { appName, stage })
  const connection = borrowedConnection({ appId, accessToken, host })
  let passcode: string | undefined

  const give = (wallet: PrivyConsent['delegatedWallets'][number]) =>
    delegateWallet(connection, { ...wallet, signal, ...(passcode !== undefined && { passcode }) })

  for (const { address, chainType } of delegatedWallets) {
    try {
      await give({ address, chainType })
    } catch (error) {
      if (!(error instanceof LatchkeyError && error.code === 'passcode_required')) throw error
      const why = `${appName} asks for server access. What it would allow you are told next.`
      passcode = (await stage(drawPasscode({ why }), { signal })) ?? refuse()
      await give({ address, chainType })
    }
  }
}

function refuse(): never {
  throw new LatchkeyError('consent_declined', 'The person turned away from the wallet’s frame. Nothing was done.')
}

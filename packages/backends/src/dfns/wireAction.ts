import * as walletActions from '@latchkey/core/walletActions'
import type { WalletActionRequest } from '@latchkey/core/walletActions'
import { byThisClock } from '../http/byThisClock.ts'
import { getPasskey } from '../http/ceremony.ts'
import type { Attempt, Connection } from '../http/createConnection.ts'
import { passkeySecret, wipeSecret } from '../http/vaultSecret.ts'

/** A request that the server keeps until it is signed. */
export interface Kept {
  actionId: string
  options: PublicKeyCredentialRequestOptionsJSON
}

/** The same with what the passkey signed. */
export interface SignedKept {
  actionId: string
  assertion: AuthenticationResponseJSON
}

/** Leaves a request with the server. */
export async function prepareKept(connection: Connection, attempt: Attempt, request: WalletActionRequest) {
  const { actionId, options, exp } = await attempt.send(walletActions.prepareWalletAction, request)
  return { kept: { actionId, options } satisfies Kept, expiresAt: byThisClock(connection, exp) }
}

/** Has the person's passkey sign for it. */
export async function signKept(
  connection: Connection,
  attempt: Attempt,
  { actionId, options }: Kept,
): Promise<SignedKept> {
  const { response, secret } = await getPasskey(connection, attempt, options)
  if (secret) wipeSecret(passkeySecret(secret)) // nothing here opens by it
  return { actionId, assertion: response }
}

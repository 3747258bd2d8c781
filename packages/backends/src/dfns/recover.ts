import { lazily } from '@latchkey/core'
import type { SessionSnapshot } from '@latchkey/core'
import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import * as endpoints from '@latchkey/core/walletActions'
import { createPasskey } from '../http/ceremony.ts'
import type { Connection } from '../http/createConnection.ts'
import { passkeySecret, wipeSecret } from '../http/vaultSecret.ts'

interface RecoverParameters {
  passcode: string
  name?: string
  signal: AbortSignal
}

/** Opens the recovery key, has the person make a passkey, and has the one sign for the other. A wrong passcode prompts nobody. */
export async function recover(
  connection: Connection,
  { passcode, name, signal }: RecoverParameters,
): Promise<SessionSnapshot> {
  const attempt = connection.begin('recover', signal)
  const keys = await lazily(import('@latchkey/vault/recoveryKey'))
  const { options, recoveryKey: earlier } = await attempt.send(endpoints.recoverInit)
  const opened = await keys.openRecoveryKey({ passcode, ...earlier })
  // What the passkey is asked to sign are the challenge's characters; a key signs the challenge itself.
  const challenge = new TextDecoder().decode(fromBase64url(options.challenge))
  const recoveryKey = await keys.makeRecoveryKey({ passcode, challenge })
  const label = name === undefined ? {} : { name, displayName: name }
  const user = { ...options.user, ...label }
  const { response: authenticatorResponse, secret } = await createPasskey(connection, attempt, { ...options, user })
  if (secret) wipeSecret(passkeySecret(secret)) // nothing here opens by it
  const recovered = { authenticatorResponse, recoveryKey, ...(name !== undefined && { name }) }
  const text = JSON.stringify(endpoints.recoveredCredentials(recovered))
  const signature = await opened.sign(toBase64url(new TextEncoder().encode(text)))
  return await attempt.send(endpoints.recover, { ...recovered, signature })
}

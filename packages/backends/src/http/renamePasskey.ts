import type { SessionSnapshot } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Connection } from './createConnection.ts'

export interface RenamePasskeyParameters {
  credentialId: string
  name: string
  signal: AbortSignal
}

/** Gives one of the person's passkeys another name. */
export const renamePasskey = (
  connection: Connection,
  { credentialId, name, signal }: RenamePasskeyParameters,
): Promise<SessionSnapshot> =>
  connection.begin('renamePasskey', signal).send(endpoints.renamePasskey, { credentialId, name })

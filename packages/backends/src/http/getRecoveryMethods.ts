import type { CallOptions, RecoveryOption, Vault } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Connection } from './createConnection.ts'

/** The ways to open the person's vault. */
export async function getRecoveryMethods(connection: Connection, { signal }: CallOptions): Promise<RecoveryOption[]> {
  const { vault } = await connection.begin('getRecoveryMethods', signal).send(endpoints.getVault)
  return vault ? waysToOpen(vault) : []
}

/** What a vault's record says of how it opens. */
export const waysToOpen = ({ wraps }: Vault): RecoveryOption[] =>
  wraps.map(({ method, credentialId, createdAt }) => ({ method, ...(credentialId && { credentialId }), createdAt }))

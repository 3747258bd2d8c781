import { LatchkeyError, type Vault } from '@latchkey/core'

/** Refuses where a person has wallets but their vault is not at the server. */
export function assertVault(vault: Vault | null): asserts vault is Vault {
  if (!vault)
    throw new LatchkeyError('vault_not_found', 'The server has no vault for this person, so no wallet can be opened.')
}

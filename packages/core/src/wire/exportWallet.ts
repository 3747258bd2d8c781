import * as is from './check.ts'
import type { AuditHead } from '../types/Activity.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'

/**
 * Announces that a wallet's key is taken out of the vault, before anything of it is shown. Signed by a passkey; the server learns
 * nothing of the key, writes the event into the person's history and answers where that ends now.
 */
export const exportWallet = endpoint({
  method: 'POST',
  path: '/wallets/export',
  auth: 'user',
  body: shape<{ address: string; chainType: 'ethereum' | 'solana' }>({
    address: is.text('an EVM or Solana address', /^(0x[0-9a-fA-F]{40}|[1-9A-HJ-NP-Za-km-z]{32,44})$/),
    chain_type: is.oneOf('ethereum', 'solana'),
  }),
  response: shape<{ auditHead: AuditHead }>({ audit_head: is.object({ seq: is.integer(1), hash: is.string }) }),
})

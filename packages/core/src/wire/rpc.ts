import * as v from 'valibot'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'

/** The app's server signs with a wallet it was given access to. Privy's path, methods and reply. */
export const rpc = endpoint({
  method: 'POST',
  path: '/wallets/:id/rpc',
  auth: 'app',
  body: shape<{ method: string; params: { message: string; encoding: 'utf-8' | 'hex' }; chainType?: string }>({
    method: v.string(),
    params: v.looseObject({ message: v.string(), encoding: v.optional(v.picklist(['utf-8', 'hex']), 'utf-8') }),
    chain_type: v.optional(v.string()),
  }),
  response: shape<{ method: string; data: { signature: string; encoding: 'hex' } }>({
    method: v.string(),
    data: v.looseObject({ signature: v.string(), encoding: v.literal('hex') }),
  }),
})

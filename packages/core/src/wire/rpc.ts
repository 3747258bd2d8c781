import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'

/** The app's server signs with a wallet it was given access to. Privy's path, methods and reply. */
export const rpc = endpoint({
  method: 'POST',
  path: '/wallets/:id/rpc',
  auth: 'app',
  body: shape<{ method: string; params: { message: string; encoding: 'utf-8' | 'hex' }; chainType?: string }>({
    method: is.string,
    params: is.object({ message: is.string, encoding: is.optional(is.oneOf('utf-8', 'hex'), 'utf-8') }),
    chain_type: is.optional(is.string),
  }),
  response: shape<{ method: string; data: { signature: string; encoding: 'hex' } }>({
    method: is.string,
    data: is.object({ signature: is.string, encoding: is.oneOf('hex') }),
  }),
})

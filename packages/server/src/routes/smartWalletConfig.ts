import { page } from '../http/route.ts'
import { assertApp } from './app.ts'

/** Tells Privy's clients that they find no bundler here: smart wallets are made by the app's server, and sent from elsewhere. */
export const smartWalletConfig = page('GET', '/apps/:appId/smart_wallets', (call) => {
  assertApp(call)
  return Response.json({ enabled: false })
})

import { createServerClient } from '@latchkey/server/client'

/** Where Latchkey's server is, and which app this is: for the browser, too. */
export const latchkeyServer = {
  url: process.env['LATCHKEY_URL'] ?? 'http://127.0.0.1:8787',
  appId: process.env['LATCHKEY_APP_ID'] ?? 'latchkey-dev-app-00000000',
}

/** The app's own way to Latchkey's server; reads who is there from a cookie, without a request. */
export const latchkey = createServerClient({
  ...latchkeyServer,
  appSecret: process.env['LATCHKEY_APP_SECRET'] ?? 'not set: this app reads people, and asks for nothing',
})

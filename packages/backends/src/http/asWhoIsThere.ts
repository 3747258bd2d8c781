import type { Endpoint } from '@latchkey/core/wire'
import type { Connection } from './createConnection.ts'

/** The endpoint, with whoever is signed in named to it: what is then linked is for whom asked. */
export async function asWhoIsThere<body, response>(
  connection: Connection,
  endpoint: Endpoint<body, response>,
  signal: AbortSignal,
): Promise<Endpoint<body, response>> {
  const isSignedIn = (await connection.getAccessToken(signal)) !== null
  return { ...endpoint, auth: isSignedIn ? 'user' : 'none' }
}

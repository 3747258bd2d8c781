import { endsSession } from '@latchkey/core'
import type { Endpoint } from '@latchkey/core/wire'
import type { Connection } from './createConnection.ts'

/** The endpoint, with whoever is signed in named to it: what is then linked is for whom asked. Whose session turns out to have ended may sign in again by it. */
export async function asWhoIsThere<body, response>(
  connection: Connection,
  endpoint: Endpoint<body, response>,
  signal: AbortSignal,
): Promise<Endpoint<body, response>> {
  const token = await connection.getAccessToken(signal).catch((error: unknown) => {
    if (endsSession(error)) return null
    throw error
  })
  return { ...endpoint, auth: token === null ? 'none' : 'user' }
}

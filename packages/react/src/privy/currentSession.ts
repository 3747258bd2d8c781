import { getAccessToken as accessTokenOf, refreshUser, type Session } from '@latchkey/core'
import { providerMissing } from '../provider/useBound.ts'

const mounted: Session[] = []

/** Makes a session the one that functions outside of components mean; gives back how to stop. */
export function enterSession(session: Session): () => void {
  mounted.push(session)
  return () => void mounted.splice(mounted.lastIndexOf(session), 1)
}

/** A token for the app's own server, from outside of components; null when signed out. */
export async function getAccessToken(): Promise<string | null> {
  const session = mounted.at(-1)
  return session ? await accessTokenOf(session) : await providerMissing()
}

/** The signed description of the person as they are now, from outside of components; null when signed out. */
export async function getIdentityToken(): Promise<string | null> {
  const session = mounted.at(-1)
  if (!session) return await providerMissing()
  if (session.store.getState().status !== 'signedOut') await refreshUser(session)
  return session.store.getState().identityToken
}

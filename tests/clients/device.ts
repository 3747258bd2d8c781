import Privy, { InMemoryCache } from '@privy-io/js-sdk-core'
import type { House } from './house.ts'
import { appId } from './serve.ts'

type Sessions = NonNullable<ConstructorParameters<typeof Privy>[0]['sessions']>

/** A device with nothing on it yet. */
export async function device({ url }: House, sessions: Sessions = {}) {
  // The client's types do not know of `baseUrl`, though it reads it.
  const options = { appId, storage: new InMemoryCache(), baseUrl: url, sessions }
  const privy = new Privy(options)
  await privy.initialize()
  return privy
}

/** Somebody signs in by mail; what an app's page would send to its own server. */
export async function signIn(house: House, email: string) {
  const privy = await device(house)
  await privy.auth.email.sendCode(email)
  const { user } = await privy.auth.email.loginWithCode(email, await house.codeFor(email))
  return {
    privy,
    user,
    accessToken: (await privy.getAccessToken())!,
    identityToken: (await privy.getIdentityToken())!,
  }
}

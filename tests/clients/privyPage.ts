import { http } from '@latchkey/backends/http'
import { privy } from '@latchkey/backends/privy'
import type { Backend } from '@latchkey/core'
import * as sdk from '@privy-io/js-sdk-core'
import { camel } from './camel.ts'

// The page of an app on Privy's own SDK, as a test drives it. `own` is another app's page beside it, on our backend.

const { url, appId } = Object.fromEntries(new URLSearchParams(location.search)) as { url: string; appId: string }
const { signal } = new AbortController()
const client = new sdk.default({ appId, storage: new sdk.InMemoryCache(), baseUrl: url } as ConstructorParameters<
  typeof sdk.default
>[0])

const page = {
  client,
  url,
  own: () => http({ url, appId, vault: 'page' }) as Required<Backend>,
  backend: privy({
    appId,
    url,
    sdk: async () => sdk,
    loginMethods: ['passkey'],
  }) as Required<Backend>,
  signal,

  login: async () => {
    const { options } = await client.auth.passkey.generateAuthenticationOptions(location.origin)
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(camel(options))
    const proof = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential
    const { user } = await client.auth.passkey.loginWithPasskey(proof.toJSON(), options.challenge)
    return user.id
  },

  /** Asked again where the SDK ran out of its 15 seconds: the frame goes on asking the person. */
  delegate: async (address: string): ReturnType<typeof settle> => {
    const given = await settle(sdk.delegatedActions.delegateWallet(client)({ address, chainType: 'ethereum' }))
    return 'message' in given && given.message.includes('reached timeout') ? await page.delegate(address) : given
  },
  revoke: () => settle(sdk.delegatedActions.revokeWallets(client)()),
}

type Person = { linked_accounts: { type: string; address?: string; delegated?: boolean }[] }

/** What became of it: the delegated wallets, or the refusal. */
async function settle(
  work: Promise<{ user: Person }>,
): Promise<(string | undefined)[] | { type: string; message: string }> {
  try {
    const { user } = await work
    return user.linked_accounts.flatMap(({ delegated, address }) => (delegated ? [address] : []))
  } catch (error) {
    const { type, code, message } = error as { type?: string; code?: string; message: string }
    return { type: type ?? code ?? '', message }
  }
}

export type PrivyPage = typeof page
;(globalThis as unknown as { page: PrivyPage }).page = page

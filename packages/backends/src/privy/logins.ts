import type { Backend } from '@latchkey/core'
import { asWhoIsThere } from './asWhoIsThere.ts'
import type { PrivySession, PrivySessionOptions } from './createPrivySession.ts'
import { signedText } from './signedText.ts'

/** Signing in by what somebody was sent, by a wallet, by a token, or as nobody in particular. */
export function loginVerbs(session: PrivySession, options: PrivySessionOptions) {
  const ask = asWhoIsThere(session)
  const page = () => new URL(options.origin ?? globalThis.location.origin)

  return {
    async sendCode({ email, signal }) {
      await ask('sendCode', signal, ({ client }) => client.auth.email.sendCode(email))
    },
    loginWithCode: ({ email, code, signal }) =>
      session.login('loginWithCode', signal, ({ client }) => client.auth.email.loginWithCode(email, code)),

    async sendSmsCode({ phone, signal }) {
      await ask('sendSmsCode', signal, ({ client }) => client.auth.phone.sendCode(phone))
    },
    loginWithSms: ({ phone, code, signal }) =>
      session.login('loginWithSms', signal, ({ client }) => client.auth.phone.loginWithCode(phone, code)),

    generateSiweMessage: ({ address, chainId, signal }) =>
      ask('generateSiweMessage', signal, async ({ client }) => {
        const { host, origin } = page()
        return (await client.auth.siwe.init({ address, chainId }, host, origin)).message
      }),
    loginWithSiwe: ({ message, signature, chainId, walletClientType, signal }) =>
      session.login('loginWithSiwe', signal, ({ client }) => {
        const wallet = { address: '', chainId, ...(walletClientType !== undefined && { walletClientType }) }
        return client.auth.siwe.loginWithSiwe(signature, wallet, message)
      }),

    generateSiwsMessage: ({ address, signal }) =>
      ask('generateSiwsMessage', signal, async ({ client, sdk }) => {
        const { nonce } = await client.auth.siws.fetchNonce({ address })
        return sdk.createSiwsMessage({ address, nonce, domain: page().host, uri: page().origin })
      }),
    loginWithSiws: ({ signal, ...proof }) =>
      session.login('loginWithSiws', signal, async ({ client }) => client.auth.siws.login(signedText(proof))),

    loginWithCustomJwt: ({ token, signal }) =>
      session.login('loginWithCustomJwt', signal, ({ client }) => client.auth.customProvider.syncWithToken(token)),

    createGuestAccount: ({ signal }) =>
      session.login('createGuestAccount', signal, ({ client }) => client.auth.guest.create()),
  } satisfies Partial<Backend>
}

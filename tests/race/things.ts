import { createHash, randomBytes } from 'node:crypto'
import { softwarePasskey } from '@latchkey/conformance/passkey'
import * as endpoints from '@latchkey/core/endpoints'
import { privateKeyToAccount, generatePrivateKey } from 'viem/accounts'
import { createSiweMessage } from 'viem/siwe'
import { testClient } from '../../packages/server/src/testClient.test.kit.ts'
import { consent, initDelegation, testPerson, testWallet } from '../../packages/server/src/testPerson.test.kit.ts'
import { appId, appSecret } from '../setup/serve.ts'

/** What a racer got, as far as racers must not both have it; null where they were refused. */
type Effect = string | null
/** Makes the thing, and gives what each racer does with it. */
export type Thing = () => Promise<(racer: number) => Promise<Effect>>

const origin = 'http://localhost:5173'
const app = `${appId}:${appSecret}`

/** Each thing that may be used once, at a server that listens at `url`. Two different effects of one thing are one too many. */
export function thingsOf(url: string): Record<string, Thing> {
  const server = testClient((request) => fetch(request), url)
  const { ask } = server
  /** Each who gets through is an effect of their own. */
  const once = (use: () => Promise<unknown>) => (racer: number) => effectOf(use().then(() => `racer ${racer}`))
  /** Whoever gets through must have got the same as everybody else. */
  const same = (use: () => Promise<unknown>) => () => effectOf(use().then(hash))

  return {
    async 'e-mail code'() {
      const email = `${crypto.randomUUID()}@race.example`
      await ask(endpoints.sendCode, { email })
      const { body } = await server.send('GET', '/inbox')
      const mail = (body as { mails: { to: string; text: string }[] }).mails.find(({ to }) => to === email)!
      const code = /\b\d{6}\b/.exec(mail.text)![0]
      return once(() => ask(endpoints.loginWithCode, { email, code }))
    },
    async 'SIWE nonce'() {
      const wallet = privateKeyToAccount(generatePrivateKey())
      const { address } = wallet
      const { nonce } = await ask(endpoints.generateSiweNonce, { address })
      const message = createSiweMessage({
        address,
        nonce,
        domain: new URL(origin).host,
        uri: origin,
        chainId: 1,
        version: '1',
      })
      const signature = await wallet.signMessage({ message })
      return once(() => ask(endpoints.loginWithSiwe, { message, signature }))
    },
    async 'passkey challenge'() {
      const passkey = softwarePasskey({ origin })
      const creation = await ask(endpoints.signupWithPasskeyInit, {})
      await ask(endpoints.signupWithPasskey, { authenticatorResponse: await passkey.create(creation.options) })
      const { options } = await ask(endpoints.loginWithPasskeyInit, {})
      const answer = { challenge: options.challenge, authenticatorResponse: await passkey.get(options) }
      return once(() => ask(endpoints.loginWithPasskey, answer))
    },
    async 'delegation consent'() {
      const person = await testPerson(server)
      const wallet = await testWallet(server, person)
      const answer = await consent(person, wallet, await initDelegation(server, person, wallet))
      return once(() => ask(endpoints.delegateWallet, answer, { token: person.token }))
    },
    async 'refresh token'() {
      const { refreshToken } = await ask(endpoints.createGuestAccount, {
        guestCredential: randomBytes(32).toString('base64url'),
      })
      return same(async () => (await ask(endpoints.refreshSession, { refreshToken })).refreshToken)
    },
    async 'import key'() {
      const body = { linkedAccounts: [{ type: 'email' as const, address: `${crypto.randomUUID()}@race.example` }] }
      const headers = { 'privy-idempotency-key': crypto.randomUUID() }
      return same(() => ask(endpoints.importUser, body, { app, headers }))
    },
    /** The control: who looks first and acts later. Where this has one winner only, the races above prove nothing. */
    async 'control: look, then act'() {
      const username = `r-${crypto.randomUUID().slice(0, 8)}`
      return async (racer) => {
        const taken = await ask(endpoints.getUserByGithubUsername, { username }, { app }).catch(() => null)
        if (taken) return null
        const linkedAccounts = [{ type: 'github_oauth' as const, subject: `${username}-${racer}`, username }]
        return effectOf(ask(endpoints.importUser, { linkedAccounts }, { app }).then(({ id }) => id))
      }
    },
  }
}

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** A refusal is what racers are to expect; trouble of the server is not. */
async function effectOf(answer: Promise<string>): Promise<Effect> {
  try {
    return await answer
  } catch (error) {
    const { status } = error as { status?: number }
    if (status === undefined || status >= 500) throw error
    return null
  }
}

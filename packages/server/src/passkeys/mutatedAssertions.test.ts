// Why: a passkey's signature is worth what its verifier refuses. Whatever comes to harm on the way, by chance or on purpose, opens nothing.
import { actionChallenge, fromBase64url, toBase64url, userActionHeader } from '@latchkey/core/wire'
import * as endpoints from '@latchkey/core/endpoints'
import { softwarePasskey } from '@latchkey/conformance/passkey'
import { expect, test } from 'vitest'
import { isSameSignature, mutatedAssertions, respelled } from '../../../../tests/setup/mutatedAssertions.ts'
import { runs } from '../../../../tests/setup/runs.ts'
import { canonicalJson, utf8 } from '../bytes.ts'
import { createServer } from '../createServer.ts'
import { assertSigned } from '../http/signedRoute.ts'
import { kekFromBytes } from '../kek.ts'
import { appId, appSecret, origin, testServer, type TestServer } from '../testServer.test.kit.ts'
import { verifyOwnAssertion } from './verifyOwnAssertion.ts'

const request = { method: 'POST', path: '/passkeys/remove', body: JSON.stringify({ credential_id: 'x' }) }

/** Somebody with a passkey that counts nothing, so that a counter hides no missing check. */
async function setUp() {
  const server = await testServer()
  const passkey = softwarePasskey({ origin, synced: true })
  const { options } = await server.ask(endpoints.signupWithPasskeyInit, {})
  const authenticatorResponse = await passkey.create(options)
  const session = await server.ask(endpoints.signupWithPasskey, { authenticatorResponse })
  const own = createServer({
    store: server.store,
    appId,
    appSecret,
    kek: await kekFromBytes('test', new Uint8Array(32).fill(7)),
    origins: [origin],
    limits: false,
    now: () => server.clock.now,
  })
  return { server, own, passkey, ...session }
}

type SetUp = Awaited<ReturnType<typeof setUp>>

/** An announced request, signed. */
async function signed({ server, passkey, token }: Pick<SetUp, 'server' | 'passkey' | 'token'>) {
  const { actionId, nonce, rpId } = await server.ask(endpoints.initAction, request, { token })
  const { challenge } = await actionChallenge({ ...request, nonce: fromBase64url(nonce) })
  return { actionId, assertion: await passkey.get({ challenge: toBase64url(challenge), rpId }) }
}

const header = (action: { actionId: string; assertion: AuthenticationResponseJSON }) =>
  toBase64url(utf8(canonicalJson(action)))

async function send(server: TestServer, token: string, action: Parameters<typeof header>[0]) {
  const headers = { authorization: `Bearer ${token}`, [userActionHeader]: header(action) }
  return (await server.send('POST', `/api/v1${request.path}`, { headers, body: request.body })).status
}

test('of 4,000 answers that were changed in one place none is taken, but the same signature in another spelling of DER (faults 53, 58)', async () => {
  const { own, server, passkey, token, user } = await setUp()
  const { actionId, assertion } = await signed({ server, passkey, token })
  const ticket = (await server.store.tickets.take('action', actionId, 0))!
  const bytes = utf8(request.body)
  const session = { userId: user.id, sid: ticket.data['sid'] as string }

  const { challenge } = await actionChallenge({ ...request, nonce: fromBase64url(ticket.data['nonce'] as string) })
  const settled = (verifying: Promise<void>) =>
    verifying.then(
      () => true,
      () => false,
    )
  const isTaken = (changed: AuthenticationResponseJSON) =>
    settled(verifyOwnAssertion(own, { userId: user.id, assertion: changed, challenge }))
  /** The same with all that comes before: what was announced is looked for by its name. */
  const isTakenAs = (name: string) => {
    const headers = { [userActionHeader]: header({ actionId: name, assertion }) }
    const asked = new Request(`https://wallet.test/api/v1${request.path}`, { method: 'POST', headers })
    return settled(assertSigned({ server: own, request: asked, bytes, session, param: () => '' }))
  }
  await server.store.tickets.put(ticket)
  expect(await isTaken(assertion)).toBe(true)
  const seen = new Map<string, number>()
  const taken: string[] = []
  for (const { part, how, name, assertion: changed } of mutatedAssertions(assertion, {
    name: actionId,
    count: runs(4_000),
  })) {
    seen.set(part, (seen.get(part) ?? 0) + 1)
    if (!(await (part === 'name' ? isTakenAs(name) : isTaken(changed)))) continue
    if (part === 'signature' && isSameSignature(changed.response.signature, assertion.response.signature)) continue
    taken.push(`${part}: ${how}`)
  }
  expect(taken).toEqual([])
  expect([...seen.values()].reduce((sum, count) => sum + count)).toBe(runs(4_000))
  expect(Math.min(...seen.values())).toBeGreaterThan(300)
  expect(await isTakenAs(actionId)).toBe(true) // none of them had used it up
})

test('a signature in another spelling opens nothing a second time (fault 58)', async () => {
  const { server, passkey, token } = await setUp()
  const { assertion: first } = await signed({ server, passkey, token })
  for (let which = 0; which < respelled(first.response.signature).length; which++) {
    const { actionId, assertion } = await signed({ server, passkey, token })
    const signature = respelled(assertion.response.signature)[which]!
    const again = { actionId, assertion: { ...assertion, response: { ...assertion.response, signature } } }
    expect(isSameSignature(signature, assertion.response.signature)).toBe(true)
    expect(await send(server, token, { actionId, assertion })).toBe(404) // the handler's own word: it was taken
    expect(await send(server, token, again)).toBe(409)
  }
})

// Why: a simulator that takes what nobody signed proves nothing of those who are tried against it.
import { expect, test } from 'vitest'
import { isSameSignature, mutatedAssertions, respelled } from '../../../../tests/setup/mutatedAssertions.ts'
import { softwarePasskey, type SoftwarePasskeyOptions } from '../passkey.ts'
import { readCredential } from './credentials.ts'
import { issue, take } from './tickets.ts'
import { verifyAssertion } from './verifyAssertion.ts'
import type { Ticket, World } from './World.ts'

const origin = 'http://localhost:5173'
const userId = 'us-ada'
const userHandle = btoa(userId).replaceAll('=', '')

/** A person with a passkey, and what they sign. */
async function setUp(options: Partial<SoftwarePasskeyOptions> = { synced: true }) {
  const rp = { id: 'localhost', name: 'test' }
  const maps = { credentials: new Map(), tickets: new Map() }
  const world = { rp, origins: [origin], now: Date.now, lifetime: 60_000, ...maps } as unknown as World
  const passkey = softwarePasskey({ origin, ...options })
  const registering = issue(world, { kind: 'registration', userId, bound: {} })
  const { id, response } = await passkey.create({
    rp,
    user: { id: userHandle, name: 'ada', displayName: 'ada' },
    challenge: registering.challenge,
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  })
  const { clientDataJSON: clientData, attestationObject: attestationData } = response
  const credentialInfo = { credId: id, clientData, attestationData }
  const body = { credentialKind: 'Fido2', credentialInfo }
  const credential = await readCredential(world, { userId, challenge: registering.challenge }, body)
  world.credentials.set(id, credential)
  const challenge = () => issue(world, { kind: 'action', userId, bound: {} })
  return { world, passkey, credential, challenge }
}

const factor = ({ id, response }: AuthenticationResponseJSON) => {
  const { clientDataJSON: clientData, authenticatorData, signature, userHandle: handle } = response
  return {
    kind: 'Fido2',
    credentialAssertion: { credId: id, clientData, authenticatorData, signature, userHandle: handle },
  }
}

/** As `POST /auth/action` goes about it. */
async function act(world: World, name: string, assertion: AuthenticationResponseJSON) {
  await verifyAssertion(world, take(world, 'action', name), factor(assertion))
}

test('of 4,000 answers that were changed in one place none is taken, but the same signature in another spelling of DER', async () => {
  const { world, passkey, challenge } = await setUp()
  const { id, challenge: asked } = challenge()
  const assertion = await passkey.get({ challenge: asked, rpId: 'localhost' })
  const ticket: Ticket = world.tickets.get(id)!
  const isTaken = async (name: string, changed: AuthenticationResponseJSON) => {
    world.tickets.set(id, ticket)
    return act(world, name, changed).then(
      () => true,
      () => false,
    )
  }
  expect(await isTaken(id, assertion)).toBe(true)
  const taken: string[] = []
  let tried = 0
  for (const { part, how, name, assertion: changed } of mutatedAssertions(assertion, { name: id, count: 4_000 })) {
    tried++
    if (part === 'rawId') continue // Dfns has one name only
    if (!(await isTaken(name, changed))) continue
    if (part === 'signature' && isSameSignature(changed.response.signature, assertion.response.signature)) continue
    taken.push(`${part}: ${how}`)
  }
  expect(taken).toEqual([])
  expect(tried).toBe(4_000)
})

test('a signature in another spelling opens nothing a second time', async () => {
  const { world, passkey, challenge } = await setUp()
  const { id, challenge: asked } = challenge()
  const assertion = await passkey.get({ challenge: asked, rpId: 'localhost' })
  await act(world, id, assertion)
  for (const signature of [assertion.response.signature, ...respelled(assertion.response.signature)]) {
    const again = { ...assertion, response: { ...assertion.response, signature } }
    await expect(act(world, id, again)).rejects.toMatchObject({ status: 401 })
  }
})

test('a counter grows, or always is 0 (WebAuthn §6.1.1)', async () => {
  const counting = await setUp({})
  const [first, second] = [counting.challenge(), counting.challenge()]
  const earlier = await counting.passkey.get({ challenge: first.challenge, rpId: 'localhost' })
  const later = await counting.passkey.get({ challenge: second.challenge, rpId: 'localhost' })
  await act(counting.world, second.id, later)
  await expect(act(counting.world, first.id, earlier)).rejects.toMatchObject({ status: 401 })

  const synced = await setUp({ synced: true })
  const sign = async () => {
    const { id, challenge } = synced.challenge()
    await act(synced.world, id, await synced.passkey.get({ challenge, rpId: 'localhost' }))
  }
  await sign()
  await sign()
  synced.credential.counter = 1 // it counted before
  await expect(sign()).rejects.toMatchObject({ status: 401 })
})

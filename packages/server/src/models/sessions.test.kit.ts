import { softwarePasskey } from '@latchkey/conformance/passkey'
import * as endpoints from '@latchkey/core/endpoints'
import { expect } from 'vitest'
import { askSigned } from '../testAction.test.kit.ts'
import { origin } from '../testServer.test.kit.ts'
import type { Model } from './Model.test.kit.ts'
import { outcomeOf } from './outcomeOf.test.kit.ts'
import type { Real } from './Real.test.kit.ts'

/** Signs out, and in again with a passkey that is still the person's. */
export async function newSession(model: Model, real: Real): Promise<void> {
  const { server, person } = real
  await server.ask(endpoints.logout, { refreshToken: real.refreshToken })
  real.oldTokens.push(person.token)
  const { options } = await server.ask(endpoints.loginWithPasskeyInit, {})
  const { passkey } = real.devices[model.passkeys.indexOf(true)]!
  const answer = { challenge: options.challenge, authenticatorResponse: await passkey.get(options) }
  hold(real, await server.ask(endpoints.loginWithPasskey, answer))
  model.session++
}

/** Sets the server's clock, forth or back, and renews the session, whose tokens are bound to the time. */
export async function moveClock(model: Model, real: Real, seconds: number): Promise<void> {
  model.now += seconds * 1_000
  real.server.clock.now = model.now
  const session = await real.server.ask(endpoints.refreshSession, { refreshToken: real.refreshToken })
  hold(real, session)
}

/** Removes one of two passkeys, or adds one in the place of the one that went. */
export async function togglePasskey(model: Model, real: Real, pick: number): Promise<void> {
  const { server, person, devices } = real
  const gone = model.passkeys.indexOf(false)
  const signer = devices[gone === 0 ? 1 : 0]!
  const signing = { ...person, passkey: signer.passkey }
  if (gone < 0) {
    const device = pick % 2
    await askSigned(server, signing, endpoints.removePasskey, { credentialId: devices[device]!.credentialId })
    model.passkeys[device] = false
    return
  }
  const passkey = softwarePasskey({ origin })
  const { options } = await server.ask(endpoints.linkPasskeyInit, {}, { token: person.token })
  const authenticatorResponse = await passkey.create(options)
  await askSigned(server, signing, endpoints.addPasskey, { authenticatorResponse })
  devices[gone] = { passkey, credentialId: authenticatorResponse.id }
  model.passkeys[gone] = true
}

/** A session that was ended opens nothing. */
export async function assertSignedOut({ server, oldTokens }: Real): Promise<void> {
  for (const token of oldTokens)
    expect(await outcomeOf(() => server.ask(endpoints.getGrants, undefined, { token }))).not.toBe('done')
}

function hold(
  real: Real,
  session: { token: string; refreshToken: string | null; auditHead?: Real['head'] | undefined },
) {
  real.person = { ...real.person, token: session.token }
  real.refreshToken = session.refreshToken!
  const { auditHead: head } = session
  // As a client does: what was seen once is remembered.
  if (head && head.seq >= (real.head?.seq ?? 0)) real.head = head
}

import { activeCredentials, named } from './credentials.ts'
import type { DfnsUser, World } from './World.ts'

/** What a browser is given to make new credentials with. */
export const registrationChallenge = (
  world: World,
  user: DfnsUser,
  { id, challenge }: { id: string; challenge: string },
) => ({
  user: { id: user.id, displayName: user.username, name: user.username },
  temporaryAuthenticationToken: id,
  challenge,
  rp: world.rp,
  supportedCredentialKinds: { firstFactor: ['Fido2', 'Key'], secondFactor: ['Fido2', 'Key'] },
  authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
  attestation: 'none',
  pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key', alg })),
  excludeCredentials: named(activeCredentials(world, user.id, 'Fido2')),
  otpUrl: '',
})

/** What a browser, or a server with a key, is given to sign. */
export const actionChallenge = (
  world: World,
  userId: string,
  { id, challenge }: { id: string; challenge: string },
) => ({
  challenge,
  challengeIdentifier: id,
  rp: world.rp,
  supportedCredentialKinds: ['Fido2', 'Key'].map((kind) => ({ kind, factor: 'either', requiresSecondFactor: false })),
  userVerification: 'required',
  attestation: 'none',
  allowCredentials: {
    key: named(activeCredentials(world, userId, 'Key')),
    webauthn: named(activeCredentials(world, userId, 'Fido2')),
  },
  externalAuthenticationUrl: '',
})

import type { CreateRegistrationChallengeResponse as RegistrationChallenge } from '@dfns/sdk/generated/auth/types.js'
import type { Fido2Assertion, Fido2Attestation, UserActionChallenge } from '@dfns/sdk'
import { softwarePasskey, type SoftwarePasskeyOptions } from '@latchkey/conformance/passkey'
import { toBase64url } from '@latchkey/core/wire'
import { origin } from './openSimulator.ts'

/** How a client encodes the challenge: as Dfns' browser client does, or as its documents do. */
export type Encoding = 'twice' | 'once'

export type DeviceOptions = Partial<SoftwarePasskeyOptions> & { encoding?: Encoding }

/** A person's passkey device, speaking as Dfns' own browser client does. */
export function device({ encoding = 'twice', ...options }: DeviceOptions = {}) {
  const passkey = softwarePasskey({ origin, ...options })
  const encode = (text: string) => toBase64url(new TextEncoder().encode(text))
  const challengeOf = (challenge: string) => (encoding === 'twice' ? encode(challenge) : challenge)
  return {
    async create({ challenge, user, rp, ...given }: RegistrationChallenge): Promise<Fido2Attestation> {
      const { pubKeyCredParams, excludeCredentials, authenticatorSelection } = given
      const { id, response } = await passkey.create({
        rp: rp ?? { name: 'app' },
        user: { ...user, id: encode(user.id) },
        challenge: challengeOf(challenge),
        pubKeyCredParams,
        excludeCredentials,
        authenticatorSelection: authenticatorSelection as AuthenticatorSelectionCriteria,
      })
      const { clientDataJSON: clientData, attestationObject: attestationData } = response
      return { credentialKind: 'Fido2', credentialInfo: { credId: id, clientData, attestationData } }
    },

    async sign({ challenge, allowCredentials, ...given }: UserActionChallenge): Promise<Fido2Assertion> {
      const { id, response } = await passkey.get({
        ...given,
        challenge: challengeOf(challenge),
        allowCredentials: allowCredentials.webauthn,
      })
      const { clientDataJSON: clientData, authenticatorData, signature, userHandle } = response
      return {
        kind: 'Fido2',
        credentialAssertion: {
          credId: id,
          clientData,
          authenticatorData,
          signature,
          ...(userHandle && { userHandle }),
        },
      }
    },
  }
}

import { toBase64url } from '@latchkey/core/wire'
import { utf8 } from '../bytes.ts'
import type { Fido2Assertion, Fido2Attestation } from './DfnsSdk.ts'

/** A challenge as browsers take it. Dfns' own browser client has its characters signed, not what they stand for. */
export const challengeBytes = (challenge: string): string => toBase64url(utf8(challenge))

/** A new passkey as Dfns takes it. */
export const toAttestation = ({ id, response }: RegistrationResponseJSON, name?: string): Fido2Attestation => ({
  credentialKind: 'Fido2',
  credentialInfo: { credId: id, clientData: response.clientDataJSON, attestationData: response.attestationObject },
  ...(name !== undefined && { credentialName: name }),
})

/** What a passkey signed as Dfns takes it. Without the user handle: the passkey carries our name for the person, not theirs. */
export const toAssertion = ({ id, response }: AuthenticationResponseJSON): Fido2Assertion => ({
  kind: 'Fido2',
  credentialAssertion: {
    credId: id,
    clientData: response.clientDataJSON,
    authenticatorData: response.authenticatorData,
    signature: response.signature,
  },
})

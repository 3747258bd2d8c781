import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { passkeyName } from './passkeyName.ts'
import { snapshot } from './session.ts'
import { creationOptions, registrationResponse } from './webauthn.ts'

/** A recovery key that was just made in the page. Its private half is encrypted: nobody who keeps it can read it. */
export interface NewRecoveryKeyWire {
  credentialId: string
  clientData: string
  attestationData: string
  encryptedPrivateKey: string
}

const bytes = (what: string, longest: number) => is.text(what, /^[\w-]+$/, longest)

export const newRecoveryKey = shape<NewRecoveryKeyWire>({
  credential_id: bytes('a credential id', 1_400),
  client_data: bytes('base64url', 4_000),
  attestation_data: bytes('base64url', 4_000),
  encrypted_private_key: is.text('an encrypted key', /^[\x20-\x7e]+$/, 4_000),
})

/** Gives what a new recovery key signs when it is made. */
export const addRecoveryKeyInit = endpoint({
  method: 'POST',
  path: '/wallet_recovery/key/init',
  auth: 'user',
  response: shape<{ challenge: string; challengeIdentifier: string }>({
    challenge: is.string,
    challenge_identifier: is.string,
  }),
})

/** Begins to recover: gives the options for the passkey that comes in the place of all, and the recovery key that has to sign for it. */
export const recoverInit = endpoint({
  method: 'POST',
  path: '/wallet_recovery/init',
  auth: 'user',
  response: shape<{
    options: PublicKeyCredentialCreationOptionsJSON
    recoveryKey: { credentialId: string; encryptedPrivateKey: string }
  }>(
    { options: is.object(), recovery_key: is.object() },
    {
      inner: {
        options: creationOptions,
        recovery_key: shape({ credential_id: is.string, encrypted_private_key: is.string }),
      },
    },
  ),
})

interface Recover {
  authenticatorResponse: RegistrationResponseJSON
  /** What the person calls the new passkey. */
  name?: string
  /** Comes in the place of the one that signs, which is used up. */
  recoveryKey: NewRecoveryKeyWire
  /** By the earlier recovery key, over `recoveredCredentials`. */
  signature: { clientData: string; signature: string }
}

/** Puts a new passkey in the place of all earlier ones. Every other session ends. */
export const recover = endpoint({
  method: 'POST',
  path: '/wallet_recovery',
  auth: 'user',
  body: shape<Recover>(
    {
      authenticator_response: is.object(),
      name: is.optional(passkeyName),
      recovery_key: is.object(),
      signature: is.object(),
    },
    {
      inner: {
        authenticator_response: registrationResponse,
        recovery_key: newRecoveryKey,
        signature: shape({ client_data: bytes('base64url', 4_000), signature: bytes('base64url', 400) }),
      },
    },
  ),
  response: snapshot,
})

/** The credentials that come in the place of all earlier ones, member by member as the recovery key signs them (as JSON). */
export const recoveredCredentials = ({
  authenticatorResponse: { id, response },
  name,
  recoveryKey,
}: Omit<Recover, 'signature'>) => ({
  firstFactorCredential: {
    credentialKind: 'Fido2' as const,
    credentialInfo: { credId: id, clientData: response.clientDataJSON, attestationData: response.attestationObject },
    ...(name !== undefined && { credentialName: name }),
  },
  recoveryCredential: recoveryCredential(recoveryKey),
})

/** A recovery key as Dfns takes it. */
export const recoveryCredential = ({
  credentialId,
  clientData,
  attestationData,
  encryptedPrivateKey,
}: NewRecoveryKeyWire) => ({
  credentialKind: 'RecoveryKey' as const,
  credentialInfo: { credId: credentialId, clientData, attestationData },
  encryptedPrivateKey,
  credentialName: 'Recovery key',
})

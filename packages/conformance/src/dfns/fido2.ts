import 'reflect-metadata'
import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { DfnsHttpError } from './DfnsHttpError.ts'
import { textOf, type Body } from './readBody.ts'
import { isChallenge } from './tickets.ts'
import type { DfnsCredential, World } from './World.ts'

const algorithms = [-7, -8, -257]

/** Checks a new passkey. Gives what of it is kept. */
export async function verifyFido2Attestation(
  world: World,
  challenge: string,
  info: Body,
): Promise<Pick<DfnsCredential, 'credentialId' | 'publicKey' | 'counter' | 'origin'>> {
  const id = textOf(info, 'credId')
  const clientDataJSON = textOf(info, 'clientData')
  const response = { clientDataJSON, attestationObject: textOf(info, 'attestationData') }
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} },
    expectedChallenge: isChallenge(challenge),
    expectedOrigin: world.origins,
    expectedRPID: world.rp.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(refuse)
  if (!verified) throw refused()
  const { credential, origin } = registrationInfo
  assertSameFrame(clientDataJSON)
  if (credential.id !== id) throw refused()
  return { credentialId: id, publicKey: toBase64url(credential.publicKey), counter: credential.counter, origin }
}

/** Checks what a passkey signed, and remembers its counter. */
export async function verifyFido2Assertion(
  world: World,
  credential: DfnsCredential,
  challenge: string,
  assertion: Body,
): Promise<void> {
  const id = textOf(assertion, 'credId')
  const clientDataJSON = textOf(assertion, 'clientData')
  const userHandle = assertion['userHandle']
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: {
      id,
      rawId: id,
      type: 'public-key',
      response: {
        clientDataJSON,
        authenticatorData: textOf(assertion, 'authenticatorData'),
        signature: textOf(assertion, 'signature'),
      },
      clientExtensionResults: {},
    },
    expectedChallenge: isChallenge(challenge),
    expectedOrigin: world.origins,
    expectedRPID: world.rp.id,
    requireUserVerification: true,
    credential: {
      id: credential.credentialId,
      publicKey: fromBase64url(credential.publicKey),
      counter: credential.counter,
    },
  }).catch(refuse)
  if (!verified || id !== credential.credentialId) throw refused()
  assertSameFrame(clientDataJSON)
  if (userHandle && userHandle !== toBase64url(new TextEncoder().encode(credential.userId))) throw refused()
  credential.counter = authenticationInfo.newCounter
}

function assertSameFrame(clientDataJSON: string) {
  const client: { crossOrigin?: boolean } = JSON.parse(new TextDecoder().decode(fromBase64url(clientDataJSON)))
  if (client.crossOrigin) throw refused()
}

const refused = () => new DfnsHttpError(401, 'The passkey’s signature does not hold.')
const refuse = (): never => {
  throw refused()
}

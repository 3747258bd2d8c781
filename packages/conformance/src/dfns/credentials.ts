import { DfnsHttpError } from './DfnsHttpError.ts'
import { verifyFido2Attestation } from './fido2.ts'
import { verifyKeyAttestation } from './keyCredential.ts'
import { objectOf, optionalTextOf, textOf, type Body } from './readBody.ts'
import { newId, type DfnsCredential, type World } from './World.ts'

/** Checks a new credential and gives it, not kept yet. */
export async function readCredential(
  world: World,
  { userId, challenge }: { userId: string; challenge: string },
  body: Body,
): Promise<DfnsCredential> {
  const kind = textOf(body, 'credentialKind')
  if (kind !== 'Fido2' && kind !== 'Key' && kind !== 'RecoveryKey')
    throw new DfnsHttpError(400, `The simulator has no credentials of kind ${kind}.`)
  const info = objectOf(body, 'credentialInfo')
  const verified =
    kind === 'Fido2'
      ? await verifyFido2Attestation(world, challenge, info)
      : await verifyKeyAttestation(challenge, info)
  if (world.credentials.has(verified.credentialId))
    throw new DfnsHttpError(409, 'This credential is registered already.')
  const encryptedPrivateKey = optionalTextOf(body, 'encryptedPrivateKey')
  return {
    ...verified,
    uuid: newId('cr'),
    userId,
    kind,
    name: optionalTextOf(body, 'credentialName') ?? kind,
    isActive: true,
    dateCreated: new Date(world.now()).toISOString(),
    ...(encryptedPrivateKey !== undefined && { encryptedPrivateKey }),
  }
}

/** Those that a person can sign with now. */
export const activeCredentials = ({ credentials }: World, userId: string, kind: DfnsCredential['kind']) =>
  [...credentials.values()].filter((each) => each.userId === userId && each.isActive && each.kind === kind)

/** As lists of allowed or excluded credentials name them. */
export const named = (credentials: DfnsCredential[]) =>
  credentials.map(({ credentialId }) => ({ type: 'public-key' as const, id: credentialId }))

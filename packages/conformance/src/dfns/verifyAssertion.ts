import { DfnsHttpError } from './DfnsHttpError.ts'
import { verifyFido2Assertion } from './fido2.ts'
import { verifyKeyAssertion } from './keyCredential.ts'
import { objectOf, textOf, type Body } from './readBody.ts'
import type { Ticket, World } from './World.ts'

/** Checks that a credential of this person's, active now, signed the challenge. */
export async function verifyAssertion(world: World, { userId, challenge }: Ticket, factor: Body): Promise<void> {
  const kind = textOf(factor, 'kind')
  const assertion = objectOf(factor, 'credentialAssertion')
  const credential = world.credentials.get(textOf(assertion, 'credId'))
  if (!credential?.isActive || credential.userId !== userId || credential.kind !== kind)
    throw new DfnsHttpError(401, 'This is no active credential of the one who asks.')
  if (kind === 'Fido2') await verifyFido2Assertion(world, credential, challenge, assertion)
  else await verifyKeyAssertion(credential, challenge, assertion)
}

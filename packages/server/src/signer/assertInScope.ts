import { LatchkeyError, type DelegationScope } from '@latchkey/core'

/** Refuses whatever the person did not allow by name. */
export function assertInScope(
  scope: DelegationScope | { actions: string[] },
  method: string,
  message: Uint8Array,
): void {
  if (!(scope.actions as string[]).includes(method))
    throw denied(
      `${JSON.stringify(method.slice(0, 40))} is not among what the person allowed (${scope.actions.join(', ')})`,
    )
  // A signed sign-in text opens an account elsewhere, and stays good after server access has ended.
  if (signInText.test(new TextDecoder().decode(message)))
    throw denied('the text is a sign-in message, which would let its holder in elsewhere as this person')
}

/** The words that every EIP-4361 message, and its kin on other chains, must hold to be one. */
const signInText = /wants\s+you\s+to\s+sign\s+in\s+with\s+your/i

const denied = (why: string) => new LatchkeyError('delegation_scope_denied', `Nothing was signed: ${why}.`)

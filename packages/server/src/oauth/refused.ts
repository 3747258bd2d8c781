import { LatchkeyError } from '@latchkey/core'

/** What came back from a provider does not hold. */
export const unexpected = (why: string, cause?: unknown) =>
  new LatchkeyError('oauth_unexpected', `Signing in with the provider was refused: ${why}. Begin again.`, { cause })

/** The provider did not answer, or not with anything that could be used. */
export const unavailable = (cause?: unknown) =>
  new LatchkeyError('oauth_unavailable', 'The provider gave no answer that could be used. Try again in a moment.', {
    retryable: true,
    ...(cause instanceof Error && { cause }),
  })

/** The person said no there. */
export const denied = () =>
  new LatchkeyError('oauth_user_denied', 'The person did not allow the provider to say who they are. Begin again.')

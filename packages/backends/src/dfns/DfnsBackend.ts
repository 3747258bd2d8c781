import type { Backend, LoginResult, SessionSnapshot } from '@latchkey/core'

/** One that may be given up. */
export interface Call {
  signal?: AbortSignal
}

/** What people can do at Dfns beside what every backend can. The session hears of it by itself, in this tab and in others. */
export interface DfnsVerbs {
  /**
   * Makes a recovery key, which the passcode opens and Dfns keeps encrypted; a passkey signs for it. The newest one counts, so this
   * changes the passcode, too. Whoever has no way to sign in but a passkey needs one to recover: an e-mail address, say.
   */
  addRecoveryKey(parameters: { passcode: string } & Call): Promise<void>
  /**
   * Puts a new passkey in the place of all that were lost. Every other passkey and session ends, this one stays. The person signs in by another
   * way first. The recovery key, too, is a new one then, with the same passcode.
   */
  recover(
    parameters: { passcode: string; /** What the person calls the passkey. */ name?: string } & Call,
  ): Promise<SessionSnapshot>
  /** Lets a passkey that was removed move wallets again; another one signs for it. */
  activatePasskey(parameters: { credentialId: string } & Call): Promise<SessionSnapshot>
  /** Registers somebody by an OIDC id token of a provider that the organisation at Dfns trusts, with their first passkey. */
  signupWithIdToken(parameters: { idToken: string; name?: string } & Call): Promise<LoginResult>
  /** Signs in who registered so. Fails with `custom_token_invalid` where the token does not hold, or they did not register yet. */
  loginWithIdToken(parameters: { idToken: string } & Call): Promise<LoginResult>
}

/** A backend whose wallets are at Dfns. */
export type DfnsBackend = Backend & DfnsVerbs

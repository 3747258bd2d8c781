/** What is remembered from the first step to the second: everything that must not come from the browser. */
export interface BegunData {
  provider: string
  /** Where the provider sends the person, exactly as it was said to it. */
  callbackUrl: string
  redirectTo: string
  codeChallenge: string
  stateCode: string
  nonce: string
  verifier: string
}

/** The same with what the provider sent the person back with. */
export interface CodeData extends BegunData {
  answer: Record<string, string>
}

/** Milliseconds for signing in over there. */
export const awayLifetime = 600_000
/** Milliseconds for coming back with the code. */
export const codeLifetime = 300_000

/** What Privy's clients know by: the person said no there, or something failed there. They stand in the place of a code. */
export const saidNo = 'undefined'
export const wentWrong = 'error'

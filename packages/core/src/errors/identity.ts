import { LatchkeyError } from './LatchkeyError.ts'

/** Nobody is signed in. */
export class MustBeAuthenticatedError extends LatchkeyError<'must_be_authenticated'> {
  constructor(verb: string) {
    super(
      'must_be_authenticated',
      `${verb}() needs a signed-in person. Wait until authenticated is true, or sign in first.`,
    )
  }
}

/** Somebody signed in or out while the call was under way. */
export class IdentityChangedError extends LatchkeyError<'identity_changed'> {
  constructor(verb: string) {
    super('identity_changed', `Somebody signed in or out during ${verb}(), so its answer was dropped.`)
  }
}

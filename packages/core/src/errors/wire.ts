import { LatchkeyError } from './LatchkeyError.ts'

/** What came over the wire breaks a rule. `path` leads to the field, for example `linked_accounts.3.address`. */
export class WireInvalidError extends LatchkeyError<'wire_invalid'> {
  readonly path: string
  readonly #rule: string

  constructor(path: string, rule: string) {
    super('wire_invalid', `${clip(path) || 'The body'}: ${rule}`)
    this.path = clip(path)
    this.#rule = rule
  }

  /** The same, seen from what holds the field. */
  within(path: string): WireInvalidError {
    return new WireInvalidError([path, this.path].filter(Boolean).join('.'), this.#rule)
  }
}

/** What came over the wire is larger than we read. */
export class WireTooLargeError extends LatchkeyError<'wire_too_large'> {
  readonly path: string

  constructor(path: string, rule: string) {
    super('wire_too_large', `${clip(path) || 'The body'}: ${rule}`)
    this.path = clip(path)
  }
}

/** Names may come from whoever sent the body. */
const clip = (path: string) => path.slice(0, 200)

import { LatchkeyError } from './LatchkeyError.ts'

/** An account is somebody else's, and the person who just showed that it is theirs may have it moved. */
export class AccountTransferRequiredError extends LatchkeyError<'account_transfer_required'> {
  /** What `transferAccount` takes, once, within ten minutes. */
  readonly nonce: string

  constructor(message: string, nonce: string) {
    super('account_transfer_required', message)
    this.nonce = nonce
  }
}

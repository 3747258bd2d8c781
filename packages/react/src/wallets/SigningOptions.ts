/** Which wallet signs, and how it opens. */
export interface SigningOptions {
  /** Default: the person's first embedded wallet of this kind. */
  address?: string
  /** Where the wallet opens by one. */
  passcode?: string
}

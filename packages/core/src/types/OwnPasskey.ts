/** A passkey that the person signs in with, as a list of them shows it. */
export interface OwnPasskey {
  credentialId: string
  /** What the person calls it; null where they gave it no name. */
  name: string | null
  createdAt: Date
  lastUsedAt: Date | null
  /** True where its maker keeps a copy, so that losing the device does not lose it. */
  backedUp: boolean
}

/** What the server texts. */
export interface Text {
  /** E.164, for example `+14155552671`. */
  to: string
  text: string
}

/** Sends a text to a phone, or throws. */
export interface Texter {
  send(text: Text): Promise<void>
}

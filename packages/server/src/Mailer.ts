/** What the server mails. */
export interface Mail {
  to: string
  subject: string
  text: string
}

/** Sends a mail, or throws. */
export interface Mailer {
  send(mail: Mail): Promise<void>
}

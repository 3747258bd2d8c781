import type { Mail, Mailer } from '@latchkey/server'

interface Inbox extends Mailer {
  /** Newest first. */
  mails: (Mail & { at: string })[]
}

/** Keeps mail in memory instead of sending it, for a developer to read. Never used in production. */
export function createInbox(): Inbox {
  const mails: Inbox['mails'] = []
  return {
    mails,
    async send(mail) {
      mails.unshift({ ...mail, at: new Date().toISOString() })
      mails.length = Math.min(mails.length, 50)
    },
  }
}

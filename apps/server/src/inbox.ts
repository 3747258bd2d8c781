import type { Mail, Mailer, Text, Texter } from '@latchkey/server'

interface Inbox {
  mailer: Mailer
  texter: Texter
  /** Newest first. */
  mails: (Mail & { at: string })[]
  /** Newest first. */
  texts: (Text & { at: string })[]
}

/** Keeps mails and texts in memory instead of sending them, for a developer to read. Never used in production. */
export function createInbox(): Inbox {
  const mails: Inbox['mails'] = []
  const texts: Inbox['texts'] = []
  return {
    mails,
    texts,
    mailer: { send: async (mail) => keep(mails, mail) },
    texter: { send: async (text) => keep(texts, text) },
  }
}

function keep<item extends object>(list: (item & { at: string })[], item: item): void {
  list.unshift({ ...item, at: new Date().toISOString() })
  list.length = Math.min(list.length, 50)
}

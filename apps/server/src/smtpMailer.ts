import type { Mailer } from '@latchkey/server'
import { createTransport } from 'nodemailer'

/** Sends mail by SMTP; gives up after a few seconds, so that nobody waits long for a mail server that is away. */
export function smtpMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = createTransport({ url, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 })
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({ from, to, subject, text })
    },
  }
}

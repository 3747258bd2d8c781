import { createHash, createHmac } from 'node:crypto'

/** A bot of the app's. */
export const botToken = '123456789:AAE-latchkey-test-bot-token-0000000'

type Data = Record<string, string | number>

/** As Telegram signs: every member, sorted, one to a line. */
const sign = (data: Data, key: Buffer) => {
  const lines = Object.entries(data).map(([name, value]) => `${name}=${value}`)
  return { ...data, hash: createHmac('sha256', key).update(lines.toSorted().join('\n')).digest('hex') }
}

/** What the login widget gives. */
export const widgetResult = (data: Data, token = botToken) =>
  sign({ id: 424242, first_name: 'Ada', ...data }, createHash('sha256').update(token).digest())

/** What a mini app is launched with. */
export const launchData = ({ auth_date, ...user }: Data, token = botToken) =>
  sign(
    {
      auth_date: auth_date!,
      chat_instance: '-1',
      chat_type: 'private',
      user: JSON.stringify({ id: 424242, first_name: 'Ada', ...user }),
      signature: 'not-looked-at',
    },
    createHmac('sha256', 'WebAppData').update(token).digest(),
  )

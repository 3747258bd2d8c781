import { randomText, sha256 } from '../bytes.ts'
import { page, type Call } from '../http/route.ts'
import { unexpected } from '../oauth/refused.ts'
import { codeLifetime, saidNo, wentWrong, type BegunData, type CodeData } from '../oauth/tickets.ts'

/** Where providers send people back to. Asks nobody anything: what came is kept until the page that began it proves so. */
export const oauthCallback = page(
  'GET',
  '/oauth/callback/:provider',
  (call) => sendBack(call, new URL(call.request.url).searchParams),
  { group: 'attempt' },
)

/** The same for a provider that sends people back by a form. */
export const oauthFormCallback = page(
  'POST',
  '/oauth/callback/:provider',
  async (call) => sendBack(call, new URLSearchParams(await call.request.text())),
  { group: 'attempt' },
)

async function sendBack({ server, param }: Call, given: URLSearchParams): Promise<Response> {
  const answer = readAnswer(given)
  const { tickets } = server.store
  const ticket = answer['state'] ? await tickets.take('oauth', await sha256(answer['state']), server.now()) : null
  if (!ticket) throw unexpected('it was not begun here, was finished before, or took too long')
  const begun = ticket.data as unknown as BegunData
  if (begun.provider !== param('provider')) throw unexpected('another provider answered than was asked')

  let code = answer['error'] === undefined ? wentWrong : refusals.has(answer['error']) ? saidNo : wentWrong
  if (answer['error'] === undefined && answer['code']) {
    code = randomText()
    const data: CodeData = { ...begun, answer }
    const expiresAt = server.now() + codeLifetime
    await tickets.put({ ...ticket, kind: 'oauth-code', id: await sha256(code), data: { ...data }, expiresAt })
  }
  const back = new URL(begun.redirectTo)
  back.searchParams.set('privy_oauth_code', code)
  back.searchParams.set('privy_oauth_state', begun.stateCode)
  back.searchParams.set('privy_oauth_provider', begun.provider)
  return new Response(null, { status: 303, headers: { location: back.href } })
}

/** The words that are looked at; each may stand there once. */
function readAnswer(given: URLSearchParams): Record<string, string> {
  const answer: Record<string, string> = {}
  for (const name of ['code', 'state', 'iss', 'error']) {
    const [value, second] = given.getAll(name)
    if (second !== undefined) throw unexpected(`it says ${name} twice`)
    if (value !== undefined) answer[name] = value
  }
  return answer
}

/** How providers say that the person said no. */
const refusals = new Set(['access_denied', 'user_cancelled_authorize', 'user_cancelled_login', 'user_denied'])

// Why: what people are promised in the dialogs, what the page on security says, and what the code does must be one thing.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { delegatedWallets, type Activity, type SignedReceipt } from '@latchkey/core'
import { findHistoryBreak, verifyRevocationReceipt, type IdentityKey } from '@latchkey/core/proof'
import { expect, test } from 'vitest'
import { signal, testBrowser, testServer, url } from '../packages/backends/src/testServer.test.kit.ts'
import { grantTermMessages } from '../packages/ui/src/DelegateWalletButton/grantTermMessages.ts'
import { revokeMessages } from '../packages/ui/src/RevokeSessionsButton/revokeMessages.ts'

const page = readFileSync('docs/security.md', 'utf8')
const own = readFileSync('scripts/securityPage.test.ts', 'utf8')

test.each(['grant.end.stops.server', 'grant.end.stays', 'grant.end.trust.server', 'grant.end.trust.chain'] as const)(
  'the page quotes what the dialog says: %s',
  (name) => {
    expect(page.replace(/\s+/g, ' ')).toContain(`“${grantTermMessages[name].replace(/\.?$/, '.')}”`)
  },
)

test('who revokes is told the same of what stays as who gave access', () => {
  for (const words of Object.values(revokeMessages['revoke.question']))
    expect(words).toContain(grantTermMessages['grant.end.stays'])
})

test('what the page links to is there', () => {
  const links = [...page.matchAll(/\]\(([^)#]+)(?:#([\w-]+))?\)/g)]
  expect(links.length).toBeGreaterThan(2)
  for (const [, file = '', heading] of links) {
    const target = join(dirname('docs/security.md'), file)
    expect(existsSync(target), file).toBe(true)
    const headings = heading ? readFileSync(target, 'utf8').toLowerCase().replace(/ /g, '-') : ''
    if (heading) expect(headings, `${file}#${heading}`).toContain(`\n##-${heading}\n`)
  }
})

// From here to the next line of dashes: the page’s code, word for word.
/** By when server access had ended, by a receipt; throws where the receipt proves nothing. */
async function endedAt(receipt: SignedReceipt, keys: readonly IdentityKey[], delegationId: string) {
  const { revoked, time } = await verifyRevocationReceipt(receipt, keys)
  return revoked.includes(delegationId) ? new Date(time) : undefined
}

/** Whether a history, newest line first and whole, is as it was written. */
async function isUnbroken(userId: string, history: readonly Activity[]) {
  return (await findHistoryBreak(userId, [...history].reverse(), null)) === null
}
// ---

test('a third party checks a receipt and a history by the page’s code', async () => {
  const [, code = ''] = /\n```ts\n([^`]+)```/.exec(page) ?? []
  const [, ran] = /word for word\.\n([\s\S]+?)\/\/ ---/.exec(own)!
  expect(code.replaceAll('export ', '')).toContain(ran!)

  const server = await testServer({ limits: false })
  const backend = testBrowser(server).open()
  await backend.signupWithPasskey!({ signal })
  const { user } = await backend.createWallet!({ chainType: 'ethereum', signal })
  const { address } = user.wallet!
  const scope = { actions: ['personal_sign' as const] }
  const given = await backend.delegateWallet!({ address, chainType: 'ethereum', scope, signal })
  const { id } = delegatedWallets(given.user)[0]!.delegation!
  const { receipt } = await backend.revokeWallets!({ signal })
  const answer = await server.handle(new Request(`${url}/.well-known/latchkey-identity`))
  const { keys } = (await answer.json()) as { keys: IdentityKey[] }

  expect(await endedAt(receipt!, keys, id)).toBeInstanceOf(Date)
  expect(await endedAt(receipt!, keys, 'another')).toBeUndefined()
  const forged = { ...receipt!, text: receipt!.text.replace(id, 'another') }
  await expect(endedAt(forged, keys, 'another')).rejects.toMatchObject({ code: 'receipt_invalid' })

  const { activity } = await backend.getActivity!({ signal })
  expect(activity.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['delegation.created', 'delegation.revoked']),
  )
  expect(await isUnbroken(user.id, activity)).toBe(true)
  expect(await isUnbroken(user.id, activity.slice(0, -1))).toBe(false)
})

import { expect, test } from 'vitest'
import { askToSign, signal, testBrowser, testServer } from '../testServer.test.kit.ts'

/** A person with server access on, and one signature made. */
async function withHistory() {
  const server = await testServer()
  const browser = testBrowser(server)
  const backend = browser.open()
  await backend.signupWithPasskey!({ signal })
  const { user } = await backend.createWallet!({ chainType: 'ethereum', signal })
  const { address, id: walletId } = user.wallet!
  await backend.delegateWallet!({ address, chainType: 'ethereum', signal })
  await askToSign(server.handle, { walletId: walletId!, message: 'one' })
  await browser.open().restore({ signal }) // sees two lines
  const sign = () => askToSign(server.handle, { walletId: walletId!, message: 'more' })
  return { server, browser, backend, sign, userId: user.id }
}

/** Puts other words into the server's mouth. */
function says(server: Awaited<ReturnType<typeof testServer>>, change: (answer: any) => void, path = '/sessions') {
  server.between = async (request, next) => {
    const answer = await next(request)
    if (!new URL(request.url).pathname.endsWith(path)) return answer
    const body = await answer.json()
    change(body)
    return Response.json(body, { status: answer.status })
  }
}

const rollback = { code: 'audit_rollback_detected' }

test('a history that grew line by line is followed', async () => {
  const { browser, sign } = await withHistory()
  await sign()
  await sign()
  expect(await browser.open().restore({ signal })).not.toBeNull()
  expect(await browser.storage.read(`${browser.scope}#history`)).toMatchObject({
    [(await browser.open().restore({ signal }))!.user.id]: { seq: 4 },
  })
})

test.each([
  ['a shorter one', (answer: any) => (answer.audit_head.seq = 1)],
  ['one with another last line', (answer: any) => (answer.audit_head.hash = 'other')],
  ['none', (answer: any) => (answer.audit_head = null)],
  ['none, in silence', (answer: any) => delete answer.audit_head],
])('%s is refused, but server access can still be ended', async (_, change) => {
  const { server, browser } = await withHistory()
  says(server, change)
  const tab = browser.open()
  await expect(tab.restore({ signal })).rejects.toMatchObject(rollback)
  await expect(tab.getGrants!({ signal })).rejects.toMatchObject(rollback)
  const { results } = await tab.revokeWallets!({ signal })
  expect(results).toMatchObject([{ outcome: 'revoked' }])
})

test('a longer one that forked is refused, and signing in anew does not help', async () => {
  const { server, browser, sign, userId } = await withHistory()
  const key = `${browser.scope}#history`
  await browser.storage.update(key, () => ({
    [userId]: { seq: 2, hash: 'what was seen before the records were changed' },
  }))
  await sign()
  const tab = browser.open()
  await expect(tab.restore({ signal })).rejects.toMatchObject(rollback)
  await tab.logout({ signal })
  await expect(browser.open().loginWithPasskey!({ signal })).rejects.toMatchObject(rollback)
  expect(server.requests).toContain('GET /activity')
})

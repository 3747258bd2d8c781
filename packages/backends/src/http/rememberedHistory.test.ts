import { acceptHistory, createSession, historyDispute, refreshUser } from '@latchkey/core'
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

/** Has the server speak for itself again. */
const saysTruth = (server: Awaited<ReturnType<typeof testServer>>) => {
  server.between = (request, next) => next(request)
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

/** What a tab refuses with. */
const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  )

test('the person sees where both end, and can go on with just what is told now, which is kept', async () => {
  const { server, browser, sign, userId } = await withHistory()
  const whole = await browser.storage.read(`${browser.scope}#history`)
  says(server, (answer: any) => Object.assign(answer.audit_head, { seq: 1, hash: 'the end of an old backup' }))
  const session = createSession({ backend: browser.open() })
  const dispute = historyDispute(await refusalOf(refreshUser(session)))!
  const old = { seq: 1, hash: 'the end of an old backup' }
  expect(dispute).toMatchObject({ seen: (whole as any)[userId], told: old, accepted: [] })

  expect(await acceptHistory(session, dispute)).toMatchObject({ id: userId })
  expect(await session.backend.getGrants!({ signal })).toHaveLength(1)
  expect(await browser.open().restore({ signal })).not.toBeNull()
  const kept = { ...old, accepted: [{ ...dispute.seen, at: expect.any(Number) as number }] }
  expect(await browser.storage.read(`${browser.scope}#history`)).toMatchObject({ [userId]: kept })

  await sign()
  says(server, (answer: any) => (answer.audit_head.hash = 'a third one'))
  const again = await refusalOf(browser.open().restore({ signal }))
  expect(again).toMatchObject(rollback)
  expect(historyDispute(again)).toMatchObject({ seen: old, accepted: [expect.any(Date)] })
})

test('a history that is gone can be gone on from, and the next one is followed', async () => {
  const { server, browser } = await withHistory()
  says(server, (answer: any) => (answer.audit_head = null))
  const dispute = historyDispute(await refusalOf(browser.open().restore({ signal })))!
  expect(dispute.told).toBeNull()
  await dispute.accept()
  expect(await browser.open().restore({ signal })).not.toBeNull()
  saysTruth(server)
  await browser.open().restore({ signal })
  says(server, (answer: any) => (answer.audit_head.seq = 1))
  await expect(browser.open().restore({ signal })).rejects.toMatchObject(rollback)
})

test('what another tab has seen meanwhile is not gone back on', async () => {
  const { server, browser, sign, userId } = await withHistory()
  says(server, (answer: any) => (answer.audit_head.seq = 1))
  const dispute = historyDispute(await refusalOf(browser.open().restore({ signal })))!
  saysTruth(server)
  await sign()
  await browser.open().restore({ signal })
  await dispute.accept()
  expect(await browser.storage.read(`${browser.scope}#history`)).toMatchObject({ [userId]: { seq: 3 } })
})

import { expect, test } from 'vitest'
import { signal, solanaWallet } from '../person.ts'
import type { Case, Subject } from '../Subject.ts'

const fid = 4321

export const loginWithFarcaster: Case = (create) => {
  test('signs in who holds the id, the same person each time', async ({ skip }) => {
    const subject = await create()
    const { backend, answerInFarcaster } = subject
    if (!answerInFarcaster) return skip('knows no relay of Farcaster’s')
    const { user, isNewUser } = await backend.loginWithFarcaster!({ ...(await prove(subject)), signal })
    expect(isNewUser).toBe(true)
    expect(user.farcaster).toMatchObject({ fid })
    await backend.logout({ signal })
    const again = await backend.loginWithFarcaster!({ ...(await prove(subject)), signal })
    expect(again).toMatchObject({ isNewUser: false, user: { id: user.id } })
  })

  test('a proof for another id, or one that was used, signs nobody in', async ({ skip }) => {
    const subject = await create()
    const { backend, answerInFarcaster } = subject
    if (!answerInFarcaster) return skip('knows no relay of Farcaster’s')
    const refused = { code: 'farcaster_invalid' }
    const forged = { ...(await prove(subject)), fid: 1 }
    await expect(backend.loginWithFarcaster!({ ...forged, signal })).rejects.toMatchObject(refused)
    const proof = await prove(subject)
    await backend.loginWithFarcaster!({ ...proof, signal })
    await backend.logout({ signal })
    await expect(backend.loginWithFarcaster!({ ...proof, signal })).rejects.toMatchObject(refused)
    expect(await backend.restore({ signal })).toBeNull()
  })

  test('is linked to who asked for it, and taken away again', async ({ skip }) => {
    const subject = await create()
    const { backend, answerInFarcaster } = subject
    if (!answerInFarcaster) return skip('knows no relay of Farcaster’s')
    const asked = await prove(subject) // by nobody
    const { address, sign } = solanaWallet() // a way in that stays, and that nobody asks a passkey for
    const message = await backend.generateSiwsMessage!({ address, signal })
    await backend.loginWithSiws!({ chainType: 'solana', message, signature: sign(message), signal })
    const stolen = backend.linkAccount!({ type: 'farcaster', ...asked, signal })
    await expect(stolen).rejects.toMatchObject({ code: 'farcaster_invalid' })
    const { user } = await backend.linkAccount!({ type: 'farcaster', ...(await prove(subject)), signal })
    expect(user.farcaster).toMatchObject({ fid })
    const unlinked = await backend.unlinkAccount!({ type: 'farcaster', fid, signal })
    expect(unlinked.user.farcaster).toBeUndefined()
  })
}

/** What the person's client signs, for whoever is signed in. */
async function prove({ backend, answerInFarcaster }: Subject) {
  const { channelToken } = await backend.initFarcaster!({ signal })
  answerInFarcaster!(channelToken, fid)
  return await backend.awaitFarcaster!({ channelToken, signal })
}

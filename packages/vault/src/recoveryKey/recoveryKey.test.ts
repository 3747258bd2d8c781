import { fromBase64url } from '@latchkey/core/wire'
import { p256 } from '@noble/curves/nist'
import { expect, test } from 'vitest'
import { makeRecoveryKey, openRecoveryKey } from './recoveryKey.ts'

const passcode = 'violet kettle órbita'
const json = (text: string) => JSON.parse(new TextDecoder().decode(fromBase64url(text))) as Record<string, string>

test('signs once it was opened by its passcode, however that was typed', async () => {
  const { credentialId, attestationData, encryptedPrivateKey } = await makeRecoveryKey({ passcode, challenge: 'abc' })
  const key = await openRecoveryKey({ passcode: passcode.normalize('NFD'), credentialId, encryptedPrivateKey })
  const { clientData, signature } = await key.sign('def')
  expect(json(clientData)).toMatchObject({ type: 'key.get', challenge: 'def' })
  const pem = json(attestationData)['publicKey']!.replace(/-----[A-Z ]+-----|\s/g, '')
  const spki = Uint8Array.from(atob(pem), (char) => char.charCodeAt(0))
  const holds = p256.verify(fromBase64url(signature), fromBase64url(clientData), spki.slice(-65), {
    prehash: true,
    lowS: false,
  })
  expect(holds).toBe(true)
})

test('another passcode, or another credential’s name, opens nothing', async () => {
  const { credentialId, encryptedPrivateKey } = await makeRecoveryKey({ passcode, challenge: 'abc' })
  const refused = { code: 'passcode_incorrect' }
  const open = (given: object) => openRecoveryKey({ passcode, credentialId, encryptedPrivateKey, ...given })
  await expect(open({ passcode: 'violet kettle orbita' })).rejects.toMatchObject(refused)
  await expect(open({ credentialId: 'AAAA' })).rejects.toMatchObject(refused)
})

test('what is kept says nothing of the key, has a salt of its own, and is slow to guess', async () => {
  const made = await Promise.all([1, 2].map(() => makeRecoveryKey({ passcode, challenge: 'abc' })))
  const [first, second] = made.map(({ encryptedPrivateKey }) => JSON.parse(encryptedPrivateKey))
  expect(first.kdf).toMatchObject({ name: 'argon2id', memory: 65_536 })
  expect(first.salt).not.toBe(second.salt)
  const { kdf, ...rest } = first
  const encryptedPrivateKey = JSON.stringify({ ...rest, kdf: { ...kdf, memory: 8 } })
  const { credentialId } = made[0]!
  await expect(openRecoveryKey({ passcode, credentialId, encryptedPrivateKey })).rejects.toMatchObject({
    code: 'kdf_params_refused',
  })
})

test('a passcode that can be guessed makes no key; what cannot be read is said to be so', async () => {
  await expect(makeRecoveryKey({ passcode: '1234567890', challenge: 'abc' })).rejects.toMatchObject({
    code: 'passcode_too_weak',
  })
  for (const encryptedPrivateKey of ['', '{}', '{"v":1,"salt":"?"}'])
    await expect(openRecoveryKey({ passcode, credentialId: 'AAAA', encryptedPrivateKey })).rejects.toMatchObject({
      code: 'vault_corrupt',
    })
})

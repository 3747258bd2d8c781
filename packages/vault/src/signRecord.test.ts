import { vaultProofText } from '@latchkey/core/wire'
import { recoverMessageAddress } from 'viem'
import { expect, test } from 'vitest'
import { addWrap } from './addWrap.ts'
import { createVault } from './createVault.ts'
import { unlockVault } from './unlockVault.ts'
import type { VaultSecret } from './VaultSecret.ts'

const secretOf = (credentialId: string): VaultSecret => ({
  method: 'user-passkey',
  credentialId,
  prf: crypto.getRandomValues(new Uint8Array(32)),
})
const entropy = new Uint8Array(16).fill(1)

const signerOf = async (vault: Awaited<ReturnType<typeof createVault>>) =>
  recoverMessageAddress({ message: vaultProofText(vault), signature: vault.proof!.signature as `0x${string}` })

test('each record is signed by a key of the vault’s own, which stays and is no wallet’s', async () => {
  const [blue, red] = [secretOf('Ymx1ZQ'), secretOf('cmVk')]
  const first = await createVault({ userId: 'ada', secret: blue, entropy })
  const second = await addWrap(first, { unlockWith: blue, add: red })
  expect(await signerOf(first)).toBe(first.proof!.signer)
  expect(await signerOf(second)).toBe(first.proof!.signer)
  expect(second.proof!.signature).not.toBe(first.proof!.signature)
  const unlocked = await unlockVault(second, red)
  expect(await unlocked.addresses()).not.toContain(first.proof!.signer)
  unlocked.lock()
})

test('another vault of the same entropy has a key of its own', async () => {
  const two = [await createVault({ userId: 'ada', secret: secretOf('YQ'), entropy })]
  two.push(await createVault({ userId: 'ada', secret: secretOf('YQ'), entropy }))
  expect(two[0]!.proof!.signer).not.toBe(two[1]!.proof!.signer)
})

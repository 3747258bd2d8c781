import { passkeyByVaultText, vaultProofText } from '@latchkey/core/wire'
import { recoverMessageAddress } from 'viem'
import { expect, test } from 'vitest'
import { addWrap } from './addWrap.ts'
import { createVault } from './createVault.ts'
import { unlockVault } from './unlockVault.ts'
import type { VaultSecret } from './VaultSecret.ts'
import { vouchForPasskey } from './vouchForPasskey.ts'

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

test('the same key vouches for a passkey, by whichever way the vault opens, and for no other person or vault', async () => {
  const [blue, red] = [secretOf('Ymx1ZQ'), secretOf('cmVk')]
  const vault = await addWrap(await createVault({ userId: 'ada', secret: blue, entropy }), {
    unlockWith: blue,
    add: red,
  })
  const said = { credentialId: 'bmV3', nonce: 'bm9uY2U' }
  const { vaultId } = vault
  for (const secret of [blue, red]) {
    const signature = (await vouchForPasskey(vault, { secret, ...said })) as `0x${string}`
    const message = passkeyByVaultText({ userId: 'ada', vaultId, ...said })
    expect(await recoverMessageAddress({ message, signature })).toBe(vault.proof!.signer)
  }
  const stranger = vouchForPasskey(vault, { secret: secretOf('YQ'), ...said })
  await expect(stranger).rejects.toThrow()
})

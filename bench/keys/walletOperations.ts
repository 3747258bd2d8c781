import { createVault, unlockVault, type VaultSecret } from '@latchkey/vault'
import { openWorkerHost, type VaultHost } from '@latchkey/vault/host'

export { createKeyHost } from '@latchkey/vault'

const place = { chainType: 'ethereum', walletIndex: 0 } as const
const hash = new Uint8Array(32).fill(1)

/** What a passkey gives, as if the person had been asked. */
const secretOf = (): VaultSecret => ({
  method: 'user-passkey',
  credentialId: 'a-passkey',
  prf: crypto.getRandomValues(new Uint8Array(32)),
})

/** Opens the place of keys in a worker, as apps do. */
export const openWorker = (): Promise<VaultHost> =>
  openWorkerHost({ start: () => new Worker('/worker.js', { type: 'module' }), onLost: () => {} })

/** Makes a wallet where keys are: the vault, the address, and the signature that the server takes as proof. */
export async function createWallet(host: VaultHost): Promise<void> {
  const secret = secretOf()
  const vault = await host.createVault({ userId: 'ann', secret })
  await host.proveWallets({ vault, secret, userId: 'ann', places: [place] })
}

/** Gives what unlocks a wallet and signs a message with it, once. */
export async function unlockAndSign(): Promise<() => Promise<void>> {
  const secret = secretOf()
  const vault = await createVault({ userId: 'ann', secret })
  return async () => {
    const unlocked = await unlockVault(vault, secret)
    const signer = await unlocked.ethereum(place)
    await signer.signMessage(hash)
    unlocked.lock()
  }
}

/** Gives what seals a wallet's key to a server's offer, once, with the vault open. */
export async function seal(recipient: Uint8Array): Promise<() => Promise<{ enc: string; ct: string }>> {
  const secret = secretOf()
  const unlocked = await unlockVault(await createVault({ userId: 'ann', secret }), secret)
  return () => unlocked.sealKey(place, { recipient, aad: hash })
}

/** How long each of so many calls took, in milliseconds. */
export async function timed(call: () => Promise<void>, calls: number): Promise<number[]> {
  const times: number[] = []
  for (let count = 0; count < calls; count++) {
    const start = performance.now()
    await call()
    times.push(performance.now() - start)
  }
  return times
}

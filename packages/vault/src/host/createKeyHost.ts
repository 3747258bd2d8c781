import { LatchkeyError, UnsupportedChainTypeError } from '@latchkey/core'
import { walletPossessionMessage } from '@latchkey/core/wire'
import { addWrap } from '../addWrap.ts'
import { assertPasscode } from '../assertPasscode.ts'
import { createVault } from '../createVault.ts'
import { importKey } from '../importKey.ts'
import { makeClaimKey, type ClaimKey } from '../makeClaimKey.ts'
import { removeWrap } from '../removeWrap.ts'
import { readyCurve } from '../readyCurve.ts'
import type { UnlockedVault } from '../UnlockedVault.ts'
import { unlockVault } from '../unlockVault.ts'
import { vouchForPasskey } from '../vouchForPasskey.ts'
import { createHeldSecrets } from './heldSecrets.ts'
import { sealingOf } from './sealingOf.ts'
import { signSelfCall } from './signSelfCall.ts'
import { signTransaction } from './signTransaction.ts'
import type { SignUse, VaultHost } from './VaultHost.ts'

/** The host that does the work itself, wherever it is made. A vault is open for one operation; what opens it may be held for more. */
export function createKeyHost(): VaultHost {
  readyCurve()
  const claims = new Map<string, ClaimKey>()
  const held = createHeldSecrets()

  /** Opens a vault for one use of one wallet, and locks it again whatever happens. */
  async function withWallet<value>(
    use: SignUse,
    work: (unlocked: UnlockedVault, use: SignUse) => Promise<value>,
  ): Promise<value> {
    const unlocked = await held.lend(use.secret, (secret) => unlockVault(use.vault, secret))
    try {
      if ((await unlocked.address(use.place)) !== use.address)
        throw new LatchkeyError(
          'vault_corrupt',
          `This vault does not hold the key of ${use.address}, so nothing was done.`,
        )
      return await work(unlocked, use)
    } finally {
      unlocked.lock()
    }
  }

  return {
    hold: async (parameters) => held.hold(parameters),
    lock: async () => held.lock(),

    assertPasscode: async ({ passcode }) => assertPasscode(passcode),

    async createVault({ userId, secret, claim }) {
      if (!claim) return createVault({ userId, secret })
      const key = claims.get(claim.claimId)
      claims.delete(claim.claimId)
      if (!key) throw claimLost()
      const entropy = await key.open(claim)
      try {
        return await createVault({ userId, secret, entropy })
      } finally {
        entropy.fill(0)
      }
    },

    async makeClaimKey({ userId }) {
      const key = await makeClaimKey(userId)
      const claimId = crypto.randomUUID()
      claims.set(claimId, key)
      return { claimId, publicKey: key.publicKey }
    },

    addWrap: ({ vault, ...parameters }) => addWrap(vault, parameters),
    removeWrap: ({ vault, ...parameters }) => removeWrap(vault, parameters),
    importKey: ({ vault, ...parameters }) => importKey(vault, parameters),
    vouchForPasskey: ({ vault, ...parameters }) => vouchForPasskey(vault, parameters),

    async proveWallets({ vault, secret, userId, places }) {
      const unlocked = await unlockVault(vault, secret)
      try {
        return await Promise.all(
          places.map(async (place) => {
            const signer = await (place.chainType === 'ethereum' ? unlocked.ethereum(place) : unlocked.solana(place))
            const { address } = signer
            return { address, signature: await signer.signMessage(walletPossessionMessage(userId, address)) }
          }),
        )
      } finally {
        unlocked.lock()
      }
    },

    signMessage: ({ message, ...use }) =>
      withWallet<string>(use, async (unlocked, { place }) => {
        const signer = place.chainType === 'ethereum' ? unlocked.ethereum(place) : unlocked.solana(place)
        return (await signer).signMessage(message)
      }),

    signTypedData: ({ typedData, ...use }) =>
      withWallet<string>(use, async (unlocked, { place }) => {
        if (place.chainType !== 'ethereum')
          throw new UnsupportedChainTypeError(place.chainType, 'typed data (EIP-712) is Ethereum’s.')
        const signer = await unlocked.ethereum(place)
        return signer.signTypedData(typedData as Parameters<typeof signer.signTypedData>[0])
      }),

    signTransaction: ({ transaction, ...use }) =>
      withWallet(use, (unlocked, { place }) => signTransaction(unlocked, place, transaction)),

    signSelfCall: ({ selfCall, ...use }) =>
      withWallet<string>(use, async (unlocked, { place }) => signSelfCall(await unlocked.ethereum(place), selfCall)),

    async sealKey({ signed, clientDataJson, ...use }) {
      const sealing = await sealingOf({ signed, clientDataJson, address: use.address })
      return withWallet(use, (unlocked, { place }) => unlocked.sealKey(place, sealing))
    },

    exportKey: ({ format, view, ...use }) =>
      withWallet(use, async (unlocked, { place }) => {
        if (format === 'recovery-phrase' && 'imported' in place) throw noPhrase()
        view.postMessage(format === 'private-key' ? await unlocked.exportKey(place) : unlocked.exportMnemonic())
      }),
  }
}

const claimLost = () =>
  new LatchkeyError(
    'vault_unavailable',
    'The key for this claim is gone, and nothing was made. Start the claim again.',
    {
      retryable: true,
    },
  )

const noPhrase = () =>
  new LatchkeyError(
    'not_supported',
    'An imported wallet has no recovery phrase here: only its own key was imported. Export the private key.',
  )

import { delegatedWallets, findWallet, LatchkeyError, UnsupportedChainTypeError, type Backend } from '@latchkey/core'
import { toSnapshot, type Held, type PrivySession } from './createPrivySession.ts'
import type { FrameHolder } from './openPrivyFrame.ts'

/** Server access, by the SDK's own delegated actions. */
export function delegationVerbs(
  session: PrivySession,
  frame: FrameHolder,
): Required<Pick<Backend, 'delegateWallet' | 'revokeWallets'>> {
  const read = async (verb: string, { client }: Held) =>
    toSnapshot(verb, (await client.user.refreshUser()).user, await client.getIdentityToken())

  /** The SDK gives its frame 15 s. As long as the person may take their time it is asked again, which joins what it asks already. */
  async function give(
    { sdk, client }: Held,
    wallet: { address: string; chainType: 'ethereum' | 'solana' },
    signal: AbortSignal,
  ) {
    const delegate = sdk.delegatedActions.delegateWallet(client)
    while (!signal.aborted)
      try {
        return await delegate(wallet)
      } catch (error) {
        if (!(error instanceof Error && isDeadline.test(error.message))) throw error
      }
    throw signal.reason
  }

  return {
    delegateWallet: ({ address, chainType, mode, scope, expiresIn, signal }) =>
      session.run('delegateWallet', signal, async (held) => {
        const verb = 'delegateWallet'
        if (mode === 'onchain' || scope !== undefined || expiresIn !== undefined)
          throw new LatchkeyError(
            'not_supported',
            'Privy’s delegated actions know no scope and no end of their own. Leave mode, scope and expiresIn out.',
          )
        if (chainType !== 'ethereum' && chainType !== 'solana')
          throw new UnsupportedChainTypeError(chainType, 'Privy delegates ethereum and solana wallets.')
        const { user } = await read(verb, held)
        signal.throwIfAborted()
        frame.open(held.client)
        signal.addEventListener('abort', frame.close, { once: true })
        // The SDK compares addresses to the letter.
        const wallet = { address: findWallet(user, address)?.address ?? address, chainType }
        await give(held, wallet, signal).finally(() => signal.removeEventListener('abort', frame.close))
        return await read(verb, held)
      }),

    revokeWallets: ({ wallets, signal }) =>
      session.run('revokeWallets', signal, async (held) => {
        const verb = 'revokeWallets'
        if (wallets)
          throw new LatchkeyError('not_supported', 'Privy ends server access to all wallets only. Name none.')
        const on = delegatedWallets((await read(verb, held)).user)
        if (on.length > 0) await held.sdk.delegatedActions.revokeWallets(held.client)()
        const snapshot = await read(verb, held)
        const results = on.map(({ address, chainType }) => {
          const outcome = findWallet(snapshot.user, address)?.delegated
            ? ('still-active' as const)
            : ('revoked' as const)
          return { address, chainType, outcome }
        })
        return { ...snapshot, results }
      }),
  }
}

const isDeadline = /reached timeout: delegated-actions:consent/

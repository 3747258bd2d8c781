import { findWallet, signMessage, signTypedData, type Session } from '@latchkey/core'
import { askChain } from './askChain.ts'
import type { EthereumChain } from './EthereumChain.ts'
import type { EthereumProvider } from './EthereumProvider.ts'
import { noChain } from './noChain.ts'
import { providerEvents } from './providerEvents.ts'
import { ProviderRpcError, rpcCode, toProviderError } from './ProviderRpcError.ts'
import { assertAddress, readChainId, readMessage, readTypedData } from './readParams.ts'
import { readTransaction } from './readTransaction.ts'
import { sendTransaction, signOnChain } from './sendTransaction.ts'

export interface EthereumProviderOptions {
  session: Session
  address: string
  chains: readonly EthereumChain[]
  /** Where the wallet is; the provider moves it. */
  place: { chain: EthereumChain | undefined }
  /** Runs what opens the vault, and once more with a passcode where it asks for one. */
  withPasscode: <result>(run: (passcode?: string) => Promise<result>) => Promise<result>
}

/** One embedded wallet as libraries for Ethereum expect it. What it does not answer itself it asks a node of its chain. */
export function createEthereumProvider({
  session,
  address,
  chains,
  place,
  withPasscode,
}: EthereumProviderOptions): EthereumProvider {
  const chain = () => place.chain ?? noChain()
  const accounts = () => {
    const { user } = session.store.getState()
    return user && findWallet(user, address) ? [address] : []
  }

  const events = providerEvents(() => {
    let before = accounts().length
    return session.store.subscribe(({ user }) => {
      const now = accounts().length
      if (user === undefined || now === before) return // not knowing for a moment is no news
      before = now
      if (now && place.chain) events.emit('connect', { chainId: hex(place.chain.id) })
      events.emit('accountsChanged', accounts())
      if (!now) events.emit('disconnect', new ProviderRpcError(rpcCode.disconnected, 'The person signed out.'))
    })
  })

  const methods: Record<string, (...params: unknown[]) => unknown> = {
    eth_accounts: accounts,
    eth_requestAccounts() {
      if (accounts().length) return accounts()
      throw new ProviderRpcError(rpcCode.unauthorized, 'The person of this wallet is not signed in. Sign in first.')
    },
    eth_chainId: () => hex(chain().id),
    net_version: () => String(chain().id),
    personal_sign(text, from) {
      assertAddress(from, address)
      const message = readMessage(text)
      return withPasscode(
        async (passcode) => (await signMessage(session, { address, message, ...(passcode && { passcode }) })).signature,
      )
    },
    eth_signTypedData_v4(from, data) {
      assertAddress(from, address)
      const typedData = readTypedData(data)
      return withPasscode(
        async (passcode) =>
          (await signTypedData(session, { address, typedData, ...(passcode && { passcode }) })).signature,
      )
    },
    eth_signTransaction(request) {
      const transaction = readTransaction(request, address)
      const { chainId = place.chain?.id } = transaction
      const asked = { session, address, transaction, chain: chains.find(({ id }) => id === chainId) }
      return withPasscode((passcode) => signOnChain({ ...asked, passcode }))
    },
    eth_sendTransaction(request) {
      const transaction = readTransaction(request, address)
      const asked = { session, address, transaction, chain: chain() }
      if ((transaction.chainId ?? asked.chain.id) !== asked.chain.id)
        throw new ProviderRpcError(
          rpcCode.invalidParams,
          `The wallet is on chain ${asked.chain.id}, not ${transaction.chainId}. Switch it first.`,
        )
      return withPasscode((passcode) => sendTransaction({ ...asked, passcode }))
    },
    wallet_switchEthereumChain(parameter) {
      const id = readChainId(parameter)
      const found = chains.find((candidate) => candidate.id === id)
      if (!found) throw new ProviderRpcError(rpcCode.unknownChain, `Chain ${id} is not among the app’s \`chains\`.`)
      if (found === place.chain) return null
      place.chain = found
      events.emit('chainChanged', hex(id))
      return null
    },
  }

  return {
    async request({ method, params }) {
      try {
        if (Object.hasOwn(methods, method)) return await methods[method]!(...(Array.isArray(params) ? params : []))
        if (isWalletsOwn(method))
          throw new ProviderRpcError(
            rpcCode.unsupportedMethod,
            `This wallet does not do ${String(method).slice(0, 80)}.`,
          )
        return await askChain(chain(), method, params)
      } catch (error) {
        throw toProviderError(error)
      }
    },
    on: (name, listener) => events.on(name, listener),
    removeListener: (name, listener) => events.removeListener(name, listener),
  }
}

/** What only a wallet can answer; a node is never asked for it. */
const isWalletsOwn = (method: unknown) =>
  typeof method !== 'string' || /^wallet_|^personal_|^eth_sign|^eth_sendUser/.test(method)

const hex = (id: number) => `0x${id.toString(16)}`

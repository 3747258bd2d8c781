import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Hex } from 'viem'
import { openNode } from '../chains/openNode.ts'
import { route } from '../http/route.ts'
import { contractSays } from '../people/contractSays.ts'
import { linkAccount } from '../people/linkAccount.ts'
import { isFor, type SignInFields } from '../people/signInMessage.ts'
import { readSiwe, siweRefused } from '../people/verifySiwe.ts'

/** Links a contract wallet whose contract says that it signed. */
export const linkSmartWallet = route(
  endpoints.linkSmartWallet,
  async ({ server, session: { userId } }, proof) => {
    const { message, signature, smartWalletType, smartWalletVersion } = proof
    const { rpcUrls, origins } = server
    if (Object.keys(rpcUrls).length === 0) throw notAsked('any chain')
    const isForUs = (fields: SignInFields) => isFor(origins, fields) || isInPrivysName(fields)
    const { address, chainId } = await readSiwe(server, message, { isForUs, askedBy: userId })
    if (!Object.hasOwn(rpcUrls, chainId)) throw notAsked(chainId)
    const node = openNode(rpcUrls, chainId)
    if (!(await contractSays({ address, message, signature: signature as Hex, node })))
      throw siweRefused('its contract does not accept the signature')
    const data = {
      address,
      smart_wallet_type: smartWalletType,
      ...(smartWalletVersion && { smart_wallet_version: smartWalletVersion }),
    }
    return linkAccount(server, userId, { type: 'smart_wallet', key: address.toLowerCase(), data })
  },
  { mfa: 'link' },
)

/** Privy's clients have an embedded wallet sign for its contract in this name, whatever the page. */
const isInPrivysName = ({ domain, uri }: SignInFields) => domain === 'privy.io' && uri === 'https://auth.privy.io'

const notAsked = (chain: string) =>
  new LatchkeyError(
    'not_supported',
    `This server cannot ask ${chain}, so it cannot tell whether a contract signed. Name a node in rpcUrls (LATCHKEY_RPC_URLS).`,
  )

import type { DelegationScope } from '@latchkey/core'
import { WireInvalidError } from '@latchkey/core/wire'
import { hasLimits } from './assertInScope.ts'

/** Refuses a scope that means nothing for the wallet, or that promises a limit which could not be kept. */
export function assertScope(chainType: 'ethereum' | 'solana', scope: DelegationScope): void {
  if (scope.actions.length === 0) throw new WireInvalidError('scope.actions', 'names nothing to allow')
  for (const action of scope.actions)
    if (!actions[chainType].includes(action))
      throw new WireInvalidError('scope.actions', `names ${action}, which is no method of ${chainType} wallets`)
  for (const action of opaque)
    if (scope.actions.includes(action) && hasLimits(scope))
      throw new WireInvalidError('scope.actions', `names ${action}, with which every other limit could be got around`)
  if (scope.actions.some((action) => onChains.includes(action)) && !scope.chainIds)
    throw new WireInvalidError('scope.chain_ids', 'is needed to sign transactions: name the chains they may be for')
}

const actions: Record<'ethereum' | 'solana', DelegationScope['actions']> = {
  ethereum: [
    'personal_sign',
    'eth_signTypedData_v4',
    'eth_signTransaction',
    'eth_sendTransaction',
    'secp256k1_sign',
    'eth_sign7702Authorization',
  ],
  solana: ['signMessage', 'signTransaction', 'signAndSendTransaction'],
}
const opaque: DelegationScope['actions'] = ['secp256k1_sign', 'eth_sign7702Authorization']
const onChains: DelegationScope['actions'] = ['eth_signTransaction', 'eth_sendTransaction']

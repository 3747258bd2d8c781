import type { DelegationScope } from '@latchkey/core'
import { base64 } from '@scure/base'
import { createSiweMessage } from 'viem/siwe'
import { utf8 } from '../bytes.ts'

const to = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const fees = { gas_limit: 21_000, max_fee_per_gas: 10, max_priority_fee_per_gas: 1 }
const transaction = (nonce: number, change: object) => ({ transaction: { to, nonce, chain_id: 1, ...fees, ...change } })

/** What an app's server may ask for, by name: how it is asked, each number another one, and what it costs. */
export const requests = {
  message: {
    method: 'personal_sign',
    params: (number: number) => ({ message: `hello ${number}`, encoding: 'utf-8' }),
    cost: 0n,
  },
  signIn: {
    method: 'personal_sign',
    params: (number: number) => ({
      message: createSiweMessage({
        address: to,
        chainId: 1,
        domain: 'bank.example',
        nonce: `number${number}`.padEnd(16, '0'),
        uri: 'https://bank.example',
        issuedAt: new Date(0),
        version: '1',
      }),
      encoding: 'utf-8',
    }),
    cost: 0n,
  },
  transfer: {
    method: 'eth_signTransaction',
    params: (number: number) => transaction(number, { value: 1_000 }),
    cost: 211_000n,
  },
  tooMuch: {
    method: 'eth_signTransaction',
    params: (number: number) => transaction(number, { value: 200_000 }),
    cost: 410_000n,
  },
  elsewhere: {
    method: 'eth_signTransaction',
    params: (number: number) => transaction(number, { value: 1_000, to: `0x${'11'.repeat(20)}` }),
    cost: 211_000n,
  },
  hash: {
    method: 'secp256k1_sign',
    params: (number: number) => ({ hash: `0x${number.toString(16).padStart(64, '0')}` }),
    cost: 0n,
  },
  authorization: {
    method: 'eth_sign7702Authorization',
    params: (nonce: number) => ({ contract: to, chain_id: 1, nonce }),
    cost: 0n,
  },
  solanaMessage: {
    method: 'signMessage',
    params: (number: number) => ({ message: base64.encode(utf8(`hello ${number}`)), encoding: 'base64' }),
    cost: 0n,
  },
} satisfies Record<string, { method: string; params: (number: number) => object; cost: bigint }>

export type RequestName = keyof typeof requests

interface Allowed {
  scope: DelegationScope
  /** Everything else is out of scope. */
  allows: RequestName[]
}

/** What people consent to in the models. */
export const scopes = {
  messages: { scope: { actions: ['personal_sign'] }, allows: ['message'] },
  twoMessages: { scope: { actions: ['personal_sign'], maxCalls: 2 }, allows: ['message'] },
  transfers: {
    scope: {
      actions: ['eth_signTransaction'],
      chainIds: [1],
      to: [to],
      maxValuePerTx: '300000',
      budget: { amount: '500000', windowSec: 60 },
    },
    allows: ['transfer'],
  },
  everything: {
    scope: {
      actions: ['personal_sign', 'secp256k1_sign', 'eth_sign7702Authorization'],
      outliving: ['signIn'],
    },
    allows: ['message', 'signIn', 'hash', 'authorization'],
  },
  solanaMessages: { scope: { actions: ['signMessage'], maxCalls: 3 }, allows: ['solanaMessage'] },
} satisfies Record<string, Allowed>

export type ScopeName = keyof typeof scopes

/** True where a scope allows a request, whatever was used up. */
export const isAllowed = (scope: ScopeName, request: RequestName) =>
  (scopes[scope].allows as readonly RequestName[]).includes(request)

/** A request to try with a wallet: most often one that the scope allows, where there is one. */
export function pickRequest(scope: ScopeName | undefined, pick: number): RequestName {
  const allowed: RequestName[] = scope ? scopes[scope].allows : []
  const all = pick % 4 > 0 && allowed.length > 0 ? allowed : (Object.keys(requests) as RequestName[])
  return all[(pick >> 2) % all.length]!
}

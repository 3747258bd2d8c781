import { readFileSync } from 'node:fs'
import type { AskNode, OnchainClientAdapter, OnchainContract, OnchainServerAdapter, OnchainTerms } from '@latchkey/core'
import {
  concatHex,
  decodeFunctionResult,
  encodeAbiParameters,
  encodeFunctionData,
  keccak256,
  parseAbi,
  stringToHex,
  toHex,
  type Address,
  type Hex,
} from 'viem'

/** The test contract of this folder, as `README.md` says how to compile it. */
export const { bytecode } = JSON.parse(readFileSync(new URL('./SessionAccount.json', import.meta.url), 'utf8')) as {
  bytecode: Hex
}

export const abi = parseAbi([
  'struct Terms { uint64 expiresAt; address target; bytes4 selector; uint256 maxValue; uint256 budget; }',
  'struct Call { address target; uint256 value; bytes data; uint256 nonce; uint64 validUntil; }',
  'function grant(address key, Terms terms)',
  'function revoke(address key)',
  'function revokeAll()',
  'function termsOf(address key) view returns (Terms terms, uint256 spent)',
  'function digestOf(address key, Call call_) view returns (bytes32)',
  'function execute(address key, Call call_, bytes32 r, bytes32 s, uint8 v) returns (bytes)',
  'error NotOwner()',
  'error BadTerms()',
  'error NotGranted()',
  'error Expired()',
  'error NonceUsed()',
  'error TargetDenied()',
  'error SelectorDenied()',
  'error OverMaxValue()',
  'error OverBudget()',
  'error BadSignature()',
])

/** What a session key asks the account to do. */
export interface SessionCall {
  target: Address
  value: bigint
  data: Hex
  nonce: bigint
  validUntil: bigint
}

/** How both ends speak to the test contract: an adapter as an app would write it for a contract of its choice. */
export const sessionAccount = (
  implementations: Readonly<Record<number, Hex>>,
): { client: OnchainClientAdapter; server: OnchainServerAdapter } => {
  const contract: OnchainContract = { implementations, complaint }
  return {
    client: {
      ...contract,
      gas: { grant: 220_000n, revoke: 80_000n },
      encodeGrant: (terms) =>
        encodeFunctionData({ abi, functionName: 'grant', args: [terms.sessionKey, toTerms(terms)] }),
      encodeRevoke: (sessionKey) => encodeFunctionData({ abi, functionName: 'revoke', args: [sessionKey] }),
    },
    server: {
      ...contract,
      readGrant,
      async prepareExecute({ chainId, account, sessionKey, expiresAt }, { to, value, data }) {
        const soon = Math.floor(Date.now() / 1000) + 600
        const call: SessionCall = {
          target: to,
          value,
          data,
          nonce: BigInt(toHex(crypto.getRandomValues(new Uint8Array(32)))),
          validUntil: BigInt(Math.min(soon, expiresAt)),
        }
        return {
          digest: digestOf({ chainId, account, sessionKey }, call),
          overhead: 130_000n,
          encode: (signature) => encodeExecute(sessionKey, call, signature),
        }
      },
    },
  }
}

/** The data of a transaction that brings a signed call. */
export const encodeExecute = (
  sessionKey: Hex,
  call: SessionCall,
  { r, s, yParity }: { r: Hex; s: Hex; yParity: number },
) => encodeFunctionData({ abi, functionName: 'execute', args: [sessionKey, call, r, s, 27 + yParity] })

/** What the contract's `digestOf` gives, without asking it. */
export function digestOf(
  { chainId, account, sessionKey }: Pick<OnchainTerms, 'chainId' | 'account' | 'sessionKey'>,
  { target, value, data, nonce, validUntil }: SessionCall,
): Hex {
  const types = ['bytes32', 'uint256', 'address', 'address', 'address', 'uint256', 'bytes32', 'uint256', 'uint64']
  const values = [
    keccak256(stringToHex('SessionAccount.execute')),
    BigInt(chainId),
    account,
    sessionKey,
    target,
    value,
    keccak256(data),
    nonce,
    validUntil,
  ]
  return keccak256(
    encodeAbiParameters(
      types.map((type) => ({ type })),
      values,
    ),
  )
}

/** The contract knows one address, one call, a most for each call, and one budget for as long as the grant lasts. */
function complaint({ account, scope, expiresAt }: OnchainTerms): string | undefined {
  const { to = [], selectors = [], budget, maxCalls } = scope
  if (to.length !== 1 || to[0]!.toLowerCase() === account.toLowerCase())
    return 'names other than one address in `to`, and this contract keeps one, which is not the account itself'
  if (selectors.length > 1) return 'names several calls in `selectors`, and this contract keeps one'
  if (selectors.includes('0x00000000')) return 'names the call 0x00000000, which means none to this contract'
  if (!budget || budget.windowSec < expiresAt - Date.now() / 1000 - 60)
    return 'has no `budget` that lasts as long as the grant, and this contract keeps no other'
  return maxCalls === undefined ? undefined : 'names `maxCalls`, which this contract does not count'
}

const toTerms = ({ scope, expiresAt }: OnchainTerms) => {
  const budget = BigInt(scope.budget!.amount)
  return {
    expiresAt: BigInt(expiresAt),
    target: scope.to![0] as Address,
    selector: (scope.selectors?.[0] ?? '0x00000000') as Hex,
    maxValue: scope.maxValuePerTx === undefined ? budget : BigInt(scope.maxValuePerTx),
    budget,
  }
}

async function readGrant(terms: OnchainTerms, ask: AskNode): Promise<'equal' | 'different' | 'none'> {
  const data = encodeFunctionData({ abi, functionName: 'termsOf', args: [terms.sessionKey] })
  const answer = await ask('eth_call', [{ to: terms.account, data }, 'latest'])
  const [found] = decodeFunctionResult({ abi, functionName: 'termsOf', data: concatHex([answer as Hex]) })
  if (found.expiresAt === 0n) return 'none'
  const wanted = toTerms(terms)
  const isEqual = Object.entries(wanted).every(
    ([name, value]) => String(found[name as keyof typeof found]).toLowerCase() === String(value).toLowerCase(),
  )
  return isEqual ? 'equal' : 'different'
}

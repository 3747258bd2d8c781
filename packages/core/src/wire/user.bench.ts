import { bench, describe } from 'vitest'
import { parseJson } from './parseJson.ts'
import { user } from './user.ts'

const account = (index: number) => ({
  type: 'wallet',
  id: `wallet-${index}`,
  address: `0x${index.toString(16).padStart(40, '0')}`,
  chain_type: 'ethereum',
  wallet_client_type: 'privy',
  connector_type: 'embedded',
  imported: false,
  delegated: false,
  wallet_index: index,
  verified_at: 1_700_000_000,
  first_verified_at: 1_700_000_000,
  latest_verified_at: 1_700_000_000,
})
const text = JSON.stringify({
  id: 'did:latchkey:many',
  created_at: 1_700_000_000,
  linked_accounts: Array.from({ length: 10_000 }, (_, index) => account(index)),
})
const wire: unknown = JSON.parse(text)

describe('a person of 10,000 accounts', () => {
  bench('JSON.parse, the yardstick', () => void JSON.parse(text))
  bench('decode', () => void user.decode(wire))
  bench('parse with limits and decode', () => void user.decode(parseJson(text)))
})

import { now } from '../cases/rows.ts'

/** Fills the tables with people number `from` to `to`, with a little of everything; one statement each. */
export function crowd(from: number, to: number): string[] {
  const people = `from generate_series(${from}, ${to}) n`
  return [
    `users select 'user' || n, n, 0, false, false, '{}' ${people}`,
    `accounts select 'user' || n, 0, 'email', 'ann' || n, '{}', n, n, null, null, null ${people}`,
    `accounts select 'user' || n, 1, 'twitter_oauth', 'subject' || n, '{}', n, n, 'wallet' || n, null, 'handle' || n ${people}`,
    `words select 'user' || n, word || n ${people}, unnest('{ann,handle}'::text[]) word`,
    `credentials select 'credential' || n, 'user' || n, '', 0, '[]', 'singleDevice', false, n ${people}`,
    `tickets select 'siwe', 'ticket' || n, 'user' || n, '{}', ${now} + n ${people}`,
    `counters select 'counter' || n, 1, ${now} + n ${people}`,
    `families select 'family' || n, 'user' || n, 'session' || n, 0, '', null, n, n, ${now} + n, ${now} + n, null ${people}`,
    `vaults select 'user' || n, 1, '{}' ${people}`,
    `delegations select 'delegation' || n, 'user' || n, 'wallet' || n, '', 'ethereum', 0, '{}', 'active', '', '{}', '{}', n, ${now} + n, null, null, 0, null ${people}`,
    `audit select 'user' || n, 1, n, 'user', 'delegation.created', '', '', '', '' ${people}`,
    `pregenerated select 'user' || n, '{}', n ${people}`,
    `wallets (id, address, chain_type, sealed_key, created_at) select 'wallet' || n, '', 'ethereum', '{}', n ${people}`,
    `receipts select 'receipt' || n, '', 'user' || n, '{}', ${now} + n ${people}`,
    `allowlist select 'entry' || n, 'email', 'ann' || n, n, null ${people}`,
    `totp select 'user' || n, '', n, n, 0 ${people}`,
  ].map((rows) => `insert into latchkey.${rows}`)
}

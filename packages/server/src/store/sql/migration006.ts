/** Which sessions and vaults vouch for a new passkey, and what finds server access that has lapsed. */
export const migration006 = [
  `alter table latchkey.families add column by_passkey boolean not null default false`,
  `alter table latchkey.vaults add column trusted_since bigint`,
  // Those of before count, where their key signs them.
  `update latchkey.vaults set trusted_since = 0 where data->'proof' is not null`,
  `create index delegations_lapsing on latchkey.delegations (expires_at) where status = 'active'`,
]

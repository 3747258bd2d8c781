/** The first tables. Never edited once released: what comes next is the next migration. */
export const migration001 = [
  `create table latchkey.users (
    id text primary key,
    created_at bigint not null,
    epoch integer not null,
    is_guest boolean not null,
    has_accepted_terms boolean not null,
    custom_metadata jsonb not null
  )`,

  `create table latchkey.accounts (
    user_id text not null references latchkey.users on delete cascade,
    position integer not null,
    type text not null,
    key text not null,
    data jsonb not null,
    first_verified_at bigint,
    latest_verified_at bigint,
    wallet_id text,
    wallet_slot text,
    primary key (type, key),
    unique (user_id, wallet_slot)
  )`,
  `create index accounts_user on latchkey.accounts (user_id, position)`,
  `create index accounts_wallet on latchkey.accounts (wallet_id) where wallet_id is not null`,

  `create table latchkey.credentials (
    id text primary key,
    user_id text not null references latchkey.users on delete cascade,
    public_key bytea not null,
    counter bigint not null,
    transports jsonb not null,
    device_type text not null,
    backed_up boolean not null,
    created_at bigint not null
  )`,
  `create index credentials_user on latchkey.credentials (user_id)`,

  // No reference to users: a registration's challenge comes before its person.
  `create table latchkey.tickets (
    kind text not null,
    id text not null,
    user_id text,
    data jsonb not null,
    expires_at bigint not null,
    primary key (kind, id)
  )`,
  `create index tickets_owner on latchkey.tickets (user_id, kind)`,
  `create index tickets_expiry on latchkey.tickets (expires_at)`,

  `create table latchkey.counters (
    key text primary key,
    count integer not null,
    resets_at bigint not null
  )`,
  `create index counters_end on latchkey.counters (resets_at)`,

  `create table latchkey.families (
    id text primary key,
    user_id text not null references latchkey.users on delete cascade,
    sid text not null,
    gen integer not null,
    salt text not null,
    jkt text,
    created_at bigint not null,
    rotated_at bigint not null,
    expires_at bigint not null,
    absolute_expires_at bigint not null,
    revoked_at bigint
  )`,
  `create index families_user on latchkey.families (user_id)`,
  `create index families_session on latchkey.families (sid)`,

  `create table latchkey.vaults (
    user_id text primary key references latchkey.users on delete cascade,
    rev integer not null,
    data jsonb not null
  )`,

  `create table latchkey.delegations (
    id text primary key,
    user_id text not null references latchkey.users on delete cascade,
    wallet_id text not null,
    address text not null,
    chain_type text not null,
    epoch integer not null,
    scope jsonb not null,
    status text not null check (status in ('active', 'revoked')),
    grant_hash text not null,
    consent jsonb not null,
    sealed_key jsonb check (status = 'active' or sealed_key is null),
    created_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint,
    revoked_by text,
    sign_count integer not null,
    last_used_at bigint
  )`,
  `create index delegations_user on latchkey.delegations (user_id)`,
  `create index delegations_wallet on latchkey.delegations (wallet_id)`,
  `create unique index delegations_active on latchkey.delegations (wallet_id) where status = 'active'`,

  `create table latchkey.audit (
    user_id text not null references latchkey.users on delete cascade,
    seq integer not null,
    ts bigint not null,
    actor text not null,
    event text not null,
    subject text not null,
    data_hash text not null,
    prev text not null,
    hash text not null,
    primary key (user_id, seq)
  )`,

  `create table latchkey.keys (
    kid text primary key,
    purpose text not null,
    generation integer not null,
    public_jwk jsonb,
    wrapped text not null,
    created_at bigint not null,
    unique (purpose, generation)
  )`,
]

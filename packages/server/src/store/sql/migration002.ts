/** What an app's server needs: everybody in order, words to search them by, wallets made ahead, answers to repeat. */
export const migration002 = [
  `alter table latchkey.users add column place bigint generated always as identity`,
  `create unique index users_place on latchkey.users (place)`,

  `alter table latchkey.accounts add column username text collate "C"`,
  `update latchkey.accounts set username = lower(data->>'username') where length(data->>'username') <= 200`,
  `create index accounts_username on latchkey.accounts (type, username) where username is not null`,

  // "C" compares byte by byte, so that all that starts alike stands together.
  `create table latchkey.words (
    user_id text not null references latchkey.users on delete cascade,
    word text collate "C" not null,
    primary key (user_id, word)
  )`,
  `create index words_word on latchkey.words (word, user_id)`,
  `insert into latchkey.words
    select distinct user_id, left(lower(word), 200)
    from latchkey.accounts, lateral (
      select key as word union select value from jsonb_each_text(data) as member (name, value) where name in (
        'address', 'number', 'phoneNumber', 'email', 'name', 'username', 'display_name', 'first_name', 'last_name',
        'vanity_name')
    ) as words
    where type not in ('passkey', 'custom:guest') and word <> ''`,

  `create table latchkey.pregenerated (
    user_id text primary key references latchkey.users on delete cascade,
    sealed_entropy jsonb not null,
    created_at bigint not null
  )`,

  `create table latchkey.wallets (
    id text primary key,
    place bigint generated always as identity,
    address text not null,
    chain_type text not null,
    public_key text,
    sealed_key jsonb not null,
    created_at bigint not null
  )`,
  `create unique index wallets_place on latchkey.wallets (place)`,
  `create index wallets_chain on latchkey.wallets (chain_type, place)`,

  // Not jsonb: an answer that is given again has its members in the order of the first time.
  `create table latchkey.receipts (
    key text primary key,
    request_hash text not null,
    user_id text references latchkey.users on delete cascade,
    answer json not null,
    expires_at bigint not null
  )`,
  `create index receipts_user on latchkey.receipts (user_id) where user_id is not null`,
  `create index receipts_expiry on latchkey.receipts (expires_at)`,

  `create table latchkey.allowlist (
    id text primary key,
    type text not null,
    value text not null,
    created_at bigint not null,
    accepted_at bigint,
    unique (type, value)
  )`,
]

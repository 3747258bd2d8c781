/** The secrets that people share with their authenticator apps. */
export const migration007 = [
  `create table latchkey.totp (
    user_id text primary key references latchkey.users on delete cascade,
    wrapped text not null,
    created_at bigint not null,
    verified_at bigint,
    last_step bigint not null
  )`,
]

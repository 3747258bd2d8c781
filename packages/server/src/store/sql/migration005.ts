/** How far the database goes with a log that lies outside of it. */
export const migration005 = [
  `create table latchkey.tombstone_mark (
    only_one boolean primary key default true check (only_one),
    log text not null,
    seq integer not null,
    hash text not null
  )`,
]

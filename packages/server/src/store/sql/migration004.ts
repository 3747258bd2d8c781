/** What each line of a history was about, and the server's signature over what came before. */
export const migration004 = [
  'alter table latchkey.audit add column detail jsonb',
  'alter table latchkey.audit add column checkpoint jsonb',
]

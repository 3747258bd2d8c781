/** What server access has spent of its budget. */
export const migration003 = ['alter table latchkey.delegations add column spent jsonb']

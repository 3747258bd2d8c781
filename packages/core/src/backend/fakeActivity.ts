import type { Activity } from '../types/Activity.ts'
import { joinedAt } from './fakePeople.ts'

/** The n-th line of a fake person's history. Its hashes are made up: nobody can hold it against a server. */
export const fakeActivity = ({ seq = 1, ...line }: Partial<Activity> = {}): Activity => ({
  seq,
  ts: joinedAt,
  actor: 'user',
  event: 'delegation.created',
  subject: 'delegation-1',
  address: null,
  action: null,
  digest: null,
  transactionHash: null,
  detail: null,
  dataHash: madeUpHash(`data ${seq}`),
  prev: madeUpHash(`line ${seq - 1}`),
  hash: madeUpHash(`line ${seq}`),
  checkpoint: null,
  ...line,
})

const madeUpHash = (of: string) => of.replace(/\W/g, '-').padEnd(43, '_')

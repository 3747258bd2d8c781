import { findAuditBreak } from './auditChain.ts'
import type { AuditRow, DelegationRow } from './Store.ts'

interface Stored {
  /** The person's epoch. */
  epoch: number
  rows: DelegationRow[]
  lines: AuditRow[]
}

/** Each way in which a person's server access is there by half, or is not as their history tells it, in words. None should be. */
export function findAccessFaults({ epoch, rows, lines }: Stored): string[] {
  const faults = rows.flatMap((row) => faultsOf(row, epoch, lines).map((fault) => `${row.id} ${fault}`))
  const granted = lines.filter(({ event }) => event === 'delegation.created')
  for (const { subject } of granted)
    if (!rows.some(({ id }) => id === subject)) faults.push(`${subject} is told of and not there`)
  return findAuditBreak(lines) ? [...faults, 'the history does not hold together'] : faults
}

function faultsOf(row: DelegationRow, epoch: number, lines: AuditRow[]): string[] {
  const about = (name: string) => lines.filter(({ event, subject }) => event === name && subject === row.id)
  const [granted] = about('delegation.created')
  const ended = lines.find(
    ({ seq, event, subject }) =>
      event === 'delegation.revoked' &&
      seq > (granted?.seq ?? 0) &&
      (subject === '*' || subject.includes(row.walletId)),
  )
  const endedWithAll = lines.some(({ seq, subject }) => subject === '*' && seq > (granted?.seq ?? 0))
  const signed = about('delegation.signed')
  const isOn = row.status === 'active'
  const faults: [string, boolean][] = [
    ['was granted, and the history does not tell of it', granted === undefined],
    ['is told of twice', about('delegation.created').length > 1],
    ['is on without its key', isOn && row.sealedKey === null],
    ['is on in an epoch that is over', isOn && row.epoch !== epoch],
    ['is on after its end was told of', isOn && ended !== undefined],
    ['has ended, and its key is left', !isOn && row.sealedKey !== null],
    ['has ended, and the history does not tell of it', !isOn && ended === undefined],
    ['has ended, and its epoch goes on', !isOn && endedWithAll && row.epoch >= epoch],
    ['counts other uses than are told of', row.signCount !== signed.length],
    ['signed after its end', ended !== undefined && signed.some(({ seq }) => seq > ended.seq)],
  ]
  return faults.flatMap(([fault, isSo]) => (isSo ? [fault] : []))
}

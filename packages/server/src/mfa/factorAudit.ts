import type { MfaMethod } from '@latchkey/core'
import type { Server } from '../Server.ts'
import type { AuditEntry } from '../store/Store.ts'

/** The line of a person’s history that says that a second factor came or went. */
export const factorAudit = (
  { now }: Pick<Server, 'now'>,
  event: 'mfa.enrolled' | 'mfa.removed',
  type: MfaMethod,
): AuditEntry => ({ ts: now(), actor: 'user', event, subject: type, detail: { type } })

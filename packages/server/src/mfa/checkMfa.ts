import { LatchkeyError } from '@latchkey/core'
import { mfaActions, type MfaOptions, type MfaSettings } from './MfaOptions.ts'

/** Checks what a person configured; throws `config_invalid`. */
export function checkMfa({ requiredFor = [], validFor = 900 }: MfaOptions = {}): MfaSettings {
  const unknown = requiredFor.find((action) => !mfaActions.includes(action))
  if (unknown !== undefined)
    throw invalid(`mfa.requiredFor names ${JSON.stringify(unknown)}, which is none of: ${mfaActions.join(', ')}.`)
  if (!Number.isInteger(validFor) || validFor < 30 || validFor > 86_400)
    throw invalid('mfa.validFor must be a whole number of seconds, from 30 to 86400.')
  return { requiredFor: new Set(requiredFor), validFor }
}

const invalid = (message: string) => new LatchkeyError('config_invalid', message)

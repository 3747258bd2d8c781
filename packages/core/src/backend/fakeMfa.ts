import { LatchkeyError } from '../errors/LatchkeyError.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'
import type { MfaMethod } from '../types/User.ts'
import type { Backend } from './Backend.ts'

interface FakeMfaOptions {
  answer: <value>(value: () => value) => Promise<value>
  snapshot: () => SessionSnapshot
  /** Changes the person's second factors, and which passkeys they are. */
  change: (methods: Partial<Record<MfaMethod, Date>>, credentialIds?: readonly string[]) => SessionSnapshot
  now: () => Date
}

type MfaVerbs = Required<Pick<Backend, 'initEnrollMfa' | 'submitEnrollMfa' | 'unenrollMfa' | 'verifyMfa'>>

/** Second factors of a fake person. Each code but 000000 is the right one. */
export function fakeMfa({ answer, snapshot, change, now }: FakeMfaOptions): MfaVerbs {
  const times = () => snapshot().user.mfaVerifiedAt ?? {}
  const check = (code: string) => {
    if (code === '000000') throw new LatchkeyError('missing_or_invalid_mfa', 'Scripted: this code is wrong.')
  }
  const assertEnrolled = (method: MfaMethod) => {
    if (!snapshot().user.mfaMethods.includes(method))
      throw new LatchkeyError('mfa_not_enrolled', 'Scripted: this is no second factor.')
  }
  return {
    initEnrollMfa: () => answer(() => ({ secret, authUrl: `otpauth://totp/fake?secret=${secret}` })),
    submitEnrollMfa: (factor) =>
      answer(() => {
        if (factor.method === 'totp') {
          check(factor.code)
          return change({ ...times(), totp: now() })
        }
        const { passkey: _before, ...others } = times()
        const { credentialIds } = factor
        return change(credentialIds.length > 0 ? { ...others, passkey: now() } : others, credentialIds)
      }),
    unenrollMfa: ({ method }) =>
      answer(() => {
        assertEnrolled(method)
        const { [method]: _gone, ...others } = times()
        return change(others, method === 'passkey' ? [] : undefined)
      }),
    verifyMfa: (factor) =>
      answer(() => {
        assertEnrolled(factor.method)
        if (factor.method === 'totp') check(factor.code)
      }),
  }
}

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

'use client'
import type { MfaMethod, TotpEnrollment, User } from '@latchkey/core'
import { useCapabilities, useMfaEnrollment, useUser } from '@latchkey/react'
import { doOrReread } from '../parts/doOrReread.ts'
import type { ListState } from '../parts/ListState.ts'
import { useListState } from '../parts/useListState.ts'

/** A second factor that the person has. */
export interface MfaEntry {
  method: MfaMethod
  since: Date | undefined
  /** How many passkeys it is; 0 for what is none. */
  passkeys: number
  /** No other one is left without it. */
  isOnly: boolean
  /** A passkey can sign for its end, where the person lost it. */
  canBeLost: boolean
}

/** What can be added now. */
export interface MfaOffers {
  totp: boolean
  /** Passkeys that are none yet, beside none or `more` of those that are. */
  passkeys: 'first' | 'more' | false
}

/** The person's second factors, without a look: which there are, which there can be, and what can be done about them. */
export function useMfaMethodList() {
  const { user, refreshUser } = useUser()
  const { mfaMethods: offered = [] } = useCapabilities()
  const enrollment = useMfaEnrollment()
  const known = useListState(user?.mfaMethods.length ?? 0)
  const state: ListState = offered.length > 0 ? known : { status: 'unsupported', count: 0 }

  const passkeys = passkeysOf(user)
  const factors = passkeys.filter(({ enrolledInMfa }) => enrolledInMfa)
  const entries = (user?.mfaMethods ?? []).map((method, _, all): MfaEntry => ({
    method,
    since: user?.mfaVerifiedAt?.[method],
    passkeys: method === 'passkey' ? factors.length : 0,
    isOnly: all.length === 1,
    canBeLost: method === 'totp' && passkeys.length > 0,
  }))
  const has = (method: MfaMethod) => user?.mfaMethods.includes(method) ?? false
  const reread = (isDone: (now: User) => boolean) => ({ read: refreshUser, isDone })

  return {
    state,
    entries,
    offers: {
      totp: offered.includes('totp') && !has('totp'),
      passkeys: offered.includes('passkey') && passkeys.length > factors.length && (factors.length ? 'more' : 'first'),
    } satisfies MfaOffers,
    beginTotp: (): Promise<TotpEnrollment> => enrollment.initEnrollmentWithTotp(),
    addTotp: (mfaCode: string): Promise<void> =>
      doOrReread(
        () => enrollment.submitEnrollmentWithTotp({ mfaCode }),
        reread(({ mfaMethods }) => mfaMethods.includes('totp')),
      ),
    /** Makes all passkeys of the person second factors. */
    addPasskeys: (): Promise<void> =>
      doOrReread(
        () =>
          enrollment.submitEnrollmentWithPasskey({ credentialIds: passkeys.map(({ credentialId }) => credentialId) }),
        reread((now) => passkeysOf(now).every(({ enrolledInMfa }) => enrolledInMfa)),
      ),
    /** Takes one away; `isLost`: a passkey signs in its place. */
    remove: (method: MfaMethod, { isLost = false } = {}): Promise<void> => {
      const unenroll = method === 'passkey' ? enrollment.unenrollWithPasskey : enrollment.unenrollWithTotp
      return doOrReread(
        () => unenroll(isLost ? { signWith: 'passkey' } : {}),
        reread(({ mfaMethods }) => !mfaMethods.includes(method)),
      )
    },
  }
}

export type MfaActions = Pick<ReturnType<typeof useMfaMethodList>, 'beginTotp' | 'addTotp' | 'addPasskeys' | 'remove'>

const passkeysOf = (user: User | null | undefined) =>
  (user?.linkedAccounts ?? []).flatMap((account) => (account.type === 'passkey' ? account : []))

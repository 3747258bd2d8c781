import type { Verb } from '@latchkey/core'
import { describe, expect, test } from 'vitest'
import { awaitFarcaster } from './cases/awaitFarcaster.ts'
import { capabilities } from './cases/capabilities.ts'
import { acceptTerms } from './cases/acceptTerms.ts'
import { addPasskey } from './cases/addPasskey.ts'
import { addRecoveryMethod } from './cases/addRecoveryMethod.ts'
import { completeAction } from './cases/completeAction.ts'
import { createGuestAccount } from './cases/createGuestAccount.ts'
import { createWallet } from './cases/createWallet.ts'
import { delegateWallet } from './cases/delegateWallet.ts'
import { exportWallet } from './cases/exportWallet.ts'
import { generateSiweMessage } from './cases/generateSiweMessage.ts'
import { generateSiwsMessage } from './cases/generateSiwsMessage.ts'
import { getAccessToken } from './cases/getAccessToken.ts'
import { getActivity } from './cases/getActivity.ts'
import { getGrants } from './cases/getGrants.ts'
import { getRecoveryMethods } from './cases/getRecoveryMethods.ts'
import { importWallet } from './cases/importWallet.ts'
import { initAction } from './cases/initAction.ts'
import { initEnrollMfa } from './cases/initEnrollMfa.ts'
import { initFarcaster } from './cases/initFarcaster.ts'
import { initOAuth } from './cases/initOAuth.ts'
import { linkAccount } from './cases/linkAccount.ts'
import { linkOAuth } from './cases/linkOAuth.ts'
import { listDevices } from './cases/listDevices.ts'
import { listPasskeys } from './cases/listPasskeys.ts'
import { loginWithCode } from './cases/loginWithCode.ts'
import { loginWithCustomJwt } from './cases/loginWithCustomJwt.ts'
import { loginWithFarcaster } from './cases/loginWithFarcaster.ts'
import { loginWithOAuth } from './cases/loginWithOAuth.ts'
import { loginWithPasskey } from './cases/loginWithPasskey.ts'
import { loginWithSiwe } from './cases/loginWithSiwe.ts'
import { loginWithSiws } from './cases/loginWithSiws.ts'
import { loginWithSms } from './cases/loginWithSms.ts'
import { loginWithTelegram } from './cases/loginWithTelegram.ts'
import { logout } from './cases/logout.ts'
import { refreshUser } from './cases/refreshUser.ts'
import { removePasskey } from './cases/removePasskey.ts'
import { removeRecoveryMethod } from './cases/removeRecoveryMethod.ts'
import { renamePasskey } from './cases/renamePasskey.ts'
import { restore } from './cases/restore.ts'
import { revokeOnchain } from './cases/revokeOnchain.ts'
import { revokeWallets } from './cases/revokeWallets.ts'
import { sendCode } from './cases/sendCode.ts'
import { sendSmsCode } from './cases/sendSmsCode.ts'
import { signAction } from './cases/signAction.ts'
import { signMessage } from './cases/signMessage.ts'
import { signTransaction } from './cases/signTransaction.ts'
import { signTypedData } from './cases/signTypedData.ts'
import { signOutDevices } from './cases/signOutDevices.ts'
import { submitEnrollMfa } from './cases/submitEnrollMfa.ts'
import { transferAccount } from './cases/transferAccount.ts'
import { unenrollMfa } from './cases/unenrollMfa.ts'
import { verifyMfa } from './cases/verifyMfa.ts'
import { signupWithPasskey } from './cases/signupWithPasskey.ts'
import { unlinkAccount } from './cases/unlinkAccount.ts'
import type { Case, CreateSubject } from './Subject.ts'

export interface DescribeBackendOptions {
  /** What it cannot pass, and why; printed with the run. */
  skip?: Partial<Record<Verb, string>>
  /** The optional verbs that it has, where they are few. Of all others it is shown that they are absent. */
  only?: readonly Verb[]
}

/** Proves a backend, verb by verb. */
export function describeBackend(
  name: string,
  create: CreateSubject,
  { skip = {}, only }: DescribeBackendOptions = {},
): void {
  const isAbsent = (verb: Verb) => only && !required.includes(verb) && !only.includes(verb)
  describe(`${name} is a backend`, () => {
    describe('capabilities', () => capabilities(create))
    for (const verb of Object.keys(cases) as Verb[]) {
      const reason = skip[verb]
      if (isAbsent(verb)) test(`${verb} is absent`, async () => expect((await create()).backend[verb]).toBeUndefined())
      else if (reason === undefined) describe(verb, () => cases[verb](create))
      else test.skip(`${verb}: ${reason}`, () => {})
    }
    const reasons = Object.entries(skip).map(([verb, reason]) => `\n  ${verb}: ${reason}`)
    if (reasons.length) console.info(`${name} is not asked for:${reasons.join('')}`)
  })
}

/** What every backend has. */
const required: readonly Verb[] = ['restore', 'refreshUser', 'logout', 'getAccessToken']

const cases: Record<Verb, Case> = {
  restore,
  refreshUser,
  logout,
  getAccessToken,
  signupWithPasskey,
  loginWithPasskey,
  sendCode,
  loginWithCode,
  generateSiweMessage,
  loginWithSiwe,
  sendSmsCode,
  loginWithSms,
  generateSiwsMessage,
  loginWithSiws,
  loginWithCustomJwt,
  loginWithTelegram,
  initFarcaster,
  awaitFarcaster,
  loginWithFarcaster,
  createGuestAccount,
  initOAuth,
  loginWithOAuth,
  linkOAuth,
  linkAccount,
  unlinkAccount,
  acceptTerms,
  transferAccount,
  initEnrollMfa,
  submitEnrollMfa,
  unenrollMfa,
  verifyMfa,
  createWallet,
  importWallet,
  exportWallet,
  signMessage,
  signTypedData,
  signTransaction,
  listDevices,
  signOutDevices,
  listPasskeys,
  addPasskey,
  renamePasskey,
  removePasskey,
  getRecoveryMethods,
  addRecoveryMethod,
  removeRecoveryMethod,
  delegateWallet,
  revokeWallets,
  revokeOnchain,
  getGrants,
  getActivity,
  initAction,
  signAction,
  completeAction,
}

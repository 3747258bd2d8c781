import type { SoftwarePasskeyOptions } from '@latchkey/conformance/passkey'
import type { Backend, SessionSnapshot } from '@latchkey/core'
import { openBrowser, type House } from './openHouse.ts'

export const signal = new AbortController().signal

/** Somebody with a passkey, in a browser of their own. */
export async function signUp(house: House, device: Partial<SoftwarePasskeyOptions> = {}) {
  const browser = openBrowser(house, device)
  const backend = browser.open()
  const { user } = await backend.signupWithPasskey!({ signal })
  return { ...browser, backend, user }
}

/** Signs in by a mailed code. */
export async function loginByMail({ mails }: House, backend: Backend, email: string) {
  await backend.sendCode!({ email, signal })
  const { text } = mails.find(({ to }) => to === email)!
  return await backend.loginWithCode!({ email, code: /\b\d{6}\b/.exec(text)![0], signal })
}

/** The addresses of somebody's wallets at Dfns. */
export const walletsOf = ({ user }: Pick<SessionSnapshot, 'user'>) =>
  user.linkedAccounts.flatMap((account) => (account.type === 'wallet' ? account.address : []))

/** The ids of their passkeys. */
export const passkeysOf = ({ user }: Pick<SessionSnapshot, 'user'>) =>
  user.linkedAccounts.flatMap((account) => (account.type === 'passkey' ? account.credentialId : []))

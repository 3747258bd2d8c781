import type { Backend, TelegramProof } from '@latchkey/core'
import type { SoftwarePasskey } from './passkey.ts'

/** A fresh backend under test, nobody signed in, and what stands around it. */
export interface Subject {
  backend: Backend
  /** The same browser after a reload: another backend over what this one stored. */
  reopen: () => Backend
  /** The app's own server, asking for a signature while the person is away. Gives the signature, or throws a refusal with its `code`. */
  sign?: (parameters: { walletId: string; message: string }) => Promise<string>
  /** The code that was last mailed to this address. */
  mailedCode?: (email: string) => Promise<string>
  /** The code that was last texted to this number. */
  textedCode?: (phone: string) => Promise<string>
  /** What Telegram signs of this account, anew each time. */
  signedByTelegram?: (telegramUserId: number) => TelegramProof
  /** The holder of this Farcaster id says yes in their client. */
  answerInFarcaster?: (channelToken: string, fid: number) => void
  /** The device that the person's passkeys live on. */
  passkey?: SoftwarePasskey
}

/** Makes a subject. `prf: false` asks for a passkey device that cannot open vaults. */
export type CreateSubject = (options?: { prf?: boolean }) => Promise<Subject>

/** What every backend with one verb must pass. */
export type Case = (create: CreateSubject) => void

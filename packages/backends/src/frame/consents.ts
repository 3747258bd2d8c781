import type { HostVerb, VaultHost } from '@latchkey/vault/host'
import type { Consent } from './drawConsent.ts'
import { readGrant } from './readGrant.ts'
import { sayScope } from './sayScope.ts'

type Asked<verb extends HostVerb> = Parameters<NonNullable<VaultHost[verb]>>[0]

/** What the person is asked before each use of a key that they could regret. What is not here opens nothing to anybody else. */
export const consents: {
  [verb in HostVerb]?: (parameters: Asked<verb>, appName: string) => Consent | Promise<Consent>
} = {
  signMessage: ({ message, address }) => ({
    title: 'Sign this message?',
    text: typeof message === 'string' ? message : hex(message),
    facts: [['With the wallet', address]],
    note: 'A signature can be a sign-in or an order. Sign only what you understand.',
    yes: 'Sign it',
  }),
  signTypedData: ({ typedData, address }) => ({
    title: 'Sign this data?',
    text: JSON.stringify(typedData, plain, 2),
    facts: [['With the wallet', address]],
    note: 'It may let somebody spend what is in this wallet. Sign only what you understand.',
    yes: 'Sign it',
  }),
  signTransaction: ({ transaction, address }) => ({
    title: 'Sign this transaction?',
    text: typeof transaction === 'string' ? transaction : JSON.stringify(transaction, plain, 2),
    facts: [['From the wallet', address]],
    note:
      typeof transaction === 'string'
        ? 'This is a Solana transaction as it is sent. What it does cannot be read here.'
        : 'Amounts are in wei. Whoever holds a signed transaction can send it.',
    yes: 'Sign it',
  }),
  signSelfCall: ({ selfCall, address }) => ({
    title: 'Let a contract act for this wallet?',
    text: JSON.stringify(selfCall, plain, 2),
    facts: [['The wallet', address]],
    note: 'This wallet signs a transaction to itself, and pays its fee.',
    yes: 'Allow',
  }),
  async sealKey({ signed, offer, address }, appName) {
    const grant = await readGrant({ signed, offer, address })
    return {
      title: `Let ${appName}’s server act for you?`,
      facts: [
        ['The wallet', address],
        ...sayScope(grant.scope),
        ['Until', new Date(grant.expiresAt * 1000).toLocaleString()],
      ],
      note: 'It is given this wallet’s key, sealed so that only that server can open it. You can end this at any time.',
      yes: 'Allow',
    }
  },
  addWrap: ({ add }) => ({
    title:
      add.method === 'user-passcode' ? 'Let a passcode open your wallets?' : 'Let another passkey open your wallets?',
    note: 'Whoever has it can use every wallet of yours. Go on only if you asked for this yourself.',
    yes: 'Allow',
  }),
  vouchForPasskey: () => ({
    title: 'Sign in with a new passkey from now on?',
    note: 'Whoever has it can do all that you can. Go on only if you lost your passkeys and asked for this yourself.',
    yes: 'Allow',
  }),
  removeWrap: ({ remove }) => ({
    title:
      remove.method === 'user-passcode'
        ? 'Take away the passcode that opens your wallets?'
        : 'Have a passkey open your wallets no more?',
    note: 'Go on only if you asked for this yourself, and have another way to open them.',
    yes: 'Take it away',
  }),
}

/** Amounts as text, since JSON has none so large. */
const plain = (_name: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)
const hex = (bytes: Uint8Array) => `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`

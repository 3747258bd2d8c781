import type { OwnPasskey, RecoveryOption } from '@latchkey/core'

/** One thing that opens the wallets, with what taking it away asks for. */
export interface WayEntry {
  key: string
  way: RecoveryOption
  /** The passkey that it is, where the person still signs in with it. */
  passkey?: OwnPasskey
  /** True where nothing else opens the wallets, so that it stays. */
  isLast: boolean
  /** True where, without it, only the passcode opens the wallets, so that it is asked for. */
  leavesPasscode: boolean
}

interface ReadParameters {
  ways: readonly RecoveryOption[]
  /** Those that the person signs in with; undefined where that is not known. */
  passkeys: readonly OwnPasskey[] | undefined
}

/** What opens the wallets, each with what hangs on it; and the passkeys that could, but do not. */
export function readWays({ ways, passkeys = [] }: ReadParameters) {
  const entries = ways.map((way, index): WayEntry => {
    const left = ways.filter((_, other) => other !== index)
    const passkey = passkeys.find(({ credentialId }) => credentialId === way.credentialId)
    return {
      key: way.credentialId ?? way.method,
      way,
      ...(passkey && { passkey }),
      isLast: !left.length,
      leavesPasscode: left.length > 0 && !left.some(({ method }) => method === 'user-passkey'),
    }
  })
  const closed = passkeys.filter((each) => !ways.some(({ credentialId }) => credentialId === each.credentialId))
  return { entries, closed }
}

import { LatchkeyError, type RecoveryMethod, type VaultKdf } from '@latchkey/core'

type Range = readonly [least: number, most: number]

/** Below the least a stolen record is guessed too cheaply; above the most a forged one freezes the tab. */
const accepted: { [name in VaultKdf['name']]: { method: RecoveryMethod; ranges: Record<string, Range> } } = {
  hkdf: { method: 'user-passkey', ranges: {} },
  argon2id: {
    method: 'user-passcode',
    ranges: { memory: [19_456, 262_144], iterations: [2, 10], parallelism: [1, 4] },
  },
  pbkdf2: { method: 'user-passcode', ranges: { iterations: [600_000, 10_000_000] } },
}

/** Refuses a key derivation that is too weak, too costly or not this method's, with `kdf_params_refused`. */
export function assertKdf({ method, kdf }: { method: RecoveryMethod; kdf: VaultKdf }): void {
  const rule = Object.hasOwn(accepted, kdf.name) ? accepted[kdf.name] : undefined
  if (rule?.method !== method) throw refused(`${JSON.stringify(kdf.name)} is not used for ${JSON.stringify(method)}`)
  for (const [name, [least, most]] of Object.entries(rule.ranges)) {
    const value = (kdf as unknown as Record<string, unknown>)[name]
    if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
      throw refused(`${kdf.name} needs ${name} to be a whole number from ${least} to ${most}`)
  }
}

const refused = (rule: string) =>
  new LatchkeyError(
    'kdf_params_refused',
    `The vault asks for a key derivation that is not accepted: ${rule}. The record may have been tampered with; restore it from a copy.`,
  )

import type { VaultSecret } from '../VaultSecret.ts'

/** Zeroes the secrets among a question's parameters, as far as JavaScript lets us. */
export function wipeSecrets(parameters: unknown): void {
  for (const value of Object.values((parameters ?? {}) as Record<string, Partial<VaultSecret> | null>))
    if (typeof value === 'object' && value !== null && 'prf' in value && value.prf instanceof Uint8Array)
      value.prf.fill(0)
}

import { readFile } from 'node:fs/promises'
import type { VaultFrame } from '@latchkey/server'
import * as v from 'valibot'

/** The page in whose frame people's keys are used: this server's own origin, and the file that `pnpm frame` makes. */
export const vaultFrameVariables = {
  LATCHKEY_VAULT_ORIGIN: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => URL.canParse(text) && new URL(text).origin === text,
        'must be an origin like https://wallet.app.example, without a path',
      ),
    ),
  ),
  LATCHKEY_VAULT_SCRIPT: v.optional(v.string()),
}

type Variables = { [name in keyof typeof vaultFrameVariables]?: string | undefined }

/** What the variables say of it, its file read; undefined where there is none. */
export async function toVaultFrame({
  LATCHKEY_VAULT_ORIGIN: origin,
  LATCHKEY_VAULT_SCRIPT: path,
}: Variables): Promise<VaultFrame | undefined> {
  if (!origin && !path) return undefined
  if (!origin || !path)
    throw new Error(
      'LATCHKEY_VAULT_ORIGIN and LATCHKEY_VAULT_SCRIPT belong together: set both, or neither. Make the file with: pnpm frame --outfile=vaultFrame.js',
    )
  const script = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`LATCHKEY_VAULT_SCRIPT names ${path}, which cannot be read.`, { cause })
  })
  return { origin, script: async () => script }
}

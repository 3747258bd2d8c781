import { build, type Plugin } from 'esbuild'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Endpoint } from '../../packages/core/src/wire/endpoint.ts'
import type { Codec } from '../../packages/core/src/wire/codec.ts'
import type { Schema } from './Schema.ts'

/** The endpoints, built of rules that describe themselves. */
export interface Described {
  endpoints: Record<string, Endpoint>
  codecs: Record<
    'errorAnswer' | 'importedAccount' | 'linkedAccount' | 'sessionAnswer' | 'snapshot' | 'user' | 'vault',
    Codec<any>
  >
  ask: (codec: Codec<any>, wire?: unknown) => Schema | undefined
}

const here = dirname(fileURLToPath(import.meta.url))
const wire = resolve(here, '../../packages/core/src/wire')

/** Puts check.ts and codec.ts of this folder in the place of core's. */
const twins: Plugin = {
  name: 'twins',
  setup(bundler) {
    bundler.onResolve({ filter: /\/(check|codec)\.ts$/ }, ({ path, resolveDir }) =>
      resolveDir === wire ? { path: resolve(here, basename(path)) } : undefined,
    )
  },
}

/** Loads the endpoints with the twins of their rules. */
export async function load(): Promise<Described> {
  const entry = `
    export * as endpoints from '../endpoints.ts'
    export { ask } from './codec.ts'
    import { errorAnswer } from './errorAnswer.ts'
    import { importedAccount } from './importedAccount.ts'
    import { linkedAccount } from './linkedAccount.ts'
    import { sessionAnswer, snapshot } from './session.ts'
    import { user } from './user.ts'
    import { vault } from './vault.ts'
    export const codecs = { errorAnswer, importedAccount, linkedAccount, sessionAnswer, snapshot, user, vault }
  `
  const room = mkdtempSync(join(tmpdir(), 'latchkey-openapi-'))
  const outfile = join(room, 'endpoints.mjs')
  try {
    await build({
      stdin: { contents: entry, resolveDir: wire, loader: 'ts' },
      plugins: [twins],
      bundle: true,
      keepNames: true, // a rule of its own is known by its name
      format: 'esm',
      platform: 'node',
      target: 'node20',
      conditions: ['@latchkey/source'],
      outfile,
    })
    return (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as Described
  } finally {
    rmSync(room, { recursive: true })
  }
}

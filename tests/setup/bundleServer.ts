import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Our sources in a few files, so that a server that is started hundreds of times starts fast, and is the same one each time. */
export async function bundleServer(): Promise<{ main: string; remove: () => void }> {
  const app = fileURLToPath(new URL('../../apps/server', import.meta.url))
  // Where packages are found as they are from the sources.
  const folder = mkdtempSync(join(app, 'node_modules', '.bundle-'))
  await build({
    entryPoints: [join(app, 'src/main.ts')],
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    conditions: ['@latchkey/source'],
    external: ['@electric-sql/pglite', 'pg-native'],
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)` },
    logLevel: 'error',
  })
  return { main: join(folder, 'main.js'), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

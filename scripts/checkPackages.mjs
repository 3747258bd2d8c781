// Why: what we publish must resolve for every consumer. Packs each package and lints the tarballs.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const out = mkdtempSync(join(tmpdir(), 'packages-'))
const run = (file, args, cwd = '.') => execFileSync(file, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })

for (const name of readdirSync('packages')) run('pnpm', ['pack', '--pack-destination', out], join('packages', name))
for (const tarball of readdirSync(out)) {
  execFileSync('publint', [join(out, tarball), '--strict'], { stdio: 'inherit' })
  execFileSync(
    'attw',
    [join(out, tarball), '--profile', 'esm-only', '--exclude-entrypoints', 'styles.css', '--quiet'],
    { stdio: 'inherit' },
  )
}

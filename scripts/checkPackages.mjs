// Why: what we publish must resolve for every consumer. Packs each package and lints the tarballs.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const out = mkdtempSync(join(tmpdir(), 'packages-'))

for (const name of readdirSync('packages')) {
  const folder = join('packages', name)
  const { version, exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  execFileSync('pnpm', ['pack', '--pack-destination', out], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  const tarball = join(out, `latchkey-${name}-${version}.tgz`)
  execFileSync('publint', [tarball, '--strict'], { stdio: 'inherit' })
  const styles = Object.keys(exports).filter((door) => door.endsWith('.css'))
  const options = styles.length ? ['--exclude-entrypoints', ...styles.map((door) => door.slice(2))] : []
  execFileSync('attw', [tarball, '--profile', 'esm-only', '--quiet', ...options], { stdio: 'inherit' })
}

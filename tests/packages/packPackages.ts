import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Packs every package as it would be published. Gives the tarball of each, by name. */
export async function packPackages(folder: string): Promise<Map<string, string>> {
  mkdirSync(folder)
  const packed = readdirSync('packages').map(async (room) => {
    const cwd = join('packages', room)
    if (!existsSync(join(cwd, 'dist'))) throw new Error(`${cwd} is not built. Run: pnpm build`)
    const { name, version } = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) as Record<string, string>
    await promisify(execFile)('pnpm', ['pack', '--pack-destination', folder], { cwd })
    return [name!, join(folder, `latchkey-${room}-${version}.tgz`)] as const
  })
  return new Map(await Promise.all(packed))
}

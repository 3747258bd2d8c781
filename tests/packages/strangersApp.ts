import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { packPackages } from './packPackages.ts'

/** An empty app in a folder of its own, where nothing of this repository can be found but what was packed and installed. */
export async function strangersApp() {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-stranger-'))
  const app = join(folder, 'app')
  const tarballs = await packPackages(join(folder, 'tarballs'))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(app, path)), { recursive: true })
    writeFileSync(join(app, path), text)
  }
  write('package.json', JSON.stringify({ name: 'stranger', private: true, type: 'module' }))
  return {
    folder: app,
    write,
    /** Installs what is published under these names; ours, and what they need of ours, from their tarballs. */
    async add(names: readonly string[]): Promise<void> {
      const packed = [...tarballs].map(([name, path]) => [name, `file:${path}`])
      const dependencies = Object.fromEntries(packed.filter(([name]) => names.includes(name!)))
      write(
        'package.json',
        // Without `overrides` npm would look for what ours need of ours at the registry.
        JSON.stringify({
          name: 'stranger',
          private: true,
          type: 'module',
          dependencies,
          overrides: Object.fromEntries(packed),
        }),
      )
      const others = names.filter((name) => !tarballs.has(name))
      const quietly = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline']
      await run('npm', ['install', ...others, ...quietly], app)
    },
    /** A program that was installed with it. */
    bin: (name: string) => join(app, 'node_modules/.bin', name),
    run: (command: string, ...words: string[]) => run(command, words, app),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** This machine's, but not what a test run says of itself: whoever builds an app has no NODE_ENV. */
export const strangersEnv: Record<string, string | undefined> = {
  ...process.env,
  NODE_ENV: undefined,
  NEXT_TELEMETRY_DISABLED: '1',
}

/** Runs a command to its end; what it says is shown only where it fails. */
async function run(command: string, words: readonly string[], cwd: string): Promise<void> {
  const child = spawn(command, words, { cwd, env: strangersEnv })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${code}:\n${said}`)
}

/** What an app has installed because of these packages: their names, and the names of all that they need, React aside. */
export function broughtBy(names: readonly string[], app: string): string[] {
  const text = readFileSync(join(app, 'node_modules/.package-lock.json'), 'utf8')
  const { packages } = JSON.parse(text) as { packages: Record<string, Locked> }
  const found = new Set<string>()
  const visit = (path: string) => {
    if (found.has(path)) return
    found.add(path)
    const { dependencies, peerDependencies, peerDependenciesMeta } = packages[path]!
    const peers = Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta?.[name]?.optional)
    for (const name of [...Object.keys(dependencies ?? {}), ...peers])
      if (!/^react(-dom)?$/.test(name)) visit(place(name, path))
  }
  /** As Node finds it: in the nearest folder up the tree. */
  const place = (name: string, from: string): string => {
    const path = `${from ? `${from}/` : ''}node_modules/${name}`
    if (packages[path]) return path
    return place(name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))))
  }
  names.forEach((name) => visit(place(name, '')))
  return [...found].map((path) => path.replace(/.*node_modules\//, ''))
}

/** A package in npm's lockfile. */
interface Locked {
  dependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}

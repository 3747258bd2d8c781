import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from '../keys/median.ts'

/** What an app has once it has installed us; React itself is not counted. */
export interface InstallFigures {
  names: string[]
  megabytes: number
  /** ms of CPU that Node takes for the first import of a door, beside what React alone takes. */
  imports: Record<string, number>
}

const wanted = ['core', 'vault', 'backends', 'react', 'ui']
const doors = ['@latchkey/react', '@latchkey/backends/http', '@latchkey/ui']
/** What our packages want beside them. */
const peers = ['react', 'react-dom', '@tanstack/react-query']

const own = ['react', 'react-dom', 'scheduler']

/** Installs the packed packages into an empty app, and imports each door in processes of their own. */
export function measureInstallation({ runs = 9 } = {}): InstallFigures {
  const app = mkdtempSync(join(tmpdir(), 'latchkey-app-'))
  try {
    writeFileSync(join(app, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
    const packages = [...wanted.map((name) => pack(name, app)), ...peers.map(atOurVersion)]
    const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    execFileSync('npm', ['install', ...packages, ...quietly], { cwd: app, stdio: ['ignore', 'ignore', 'inherit'] })
    const folder = join(app, 'node_modules')
    const names = installed(folder).filter((name) => !own.includes(name))
    return {
      names,
      megabytes: names.reduce((total, name) => total + bytes(join(folder, name)), 0) / 1e6,
      imports: measureImports(app, runs),
    }
  } finally {
    rmSync(app, { recursive: true, force: true })
  }
}

function atOurVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(`bench/react/node_modules/${name}/package.json`, 'utf8')) as {
    version: string
  }
  return `${name}@${version}`
}

/** The package as it would be published; gives its file. */
function pack(name: string, out: string): string {
  const answer = execFileSync('pnpm', ['pack', '--json', '--pack-destination', out], {
    cwd: join('packages', name),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return (JSON.parse(answer) as { filename: string }).filename
}

function installed(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(folder, name)).map((inner) => `${name}/${inner}`) : [name],
    )
}

const bytes = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => statSync(join(folder, file)))
    .reduce((total, file) => total + (file.isFile() ? file.size : 0), 0)

function measureImports(app: string, runs: number): InstallFigures['imports'] {
  const react = importTime(app, 'react', runs)
  return Object.fromEntries(doors.map((door) => [door, importTime(app, door, runs) - react]))
}

function importTime(app: string, door: string, runs: number): number {
  const code = `const start = process.cpuUsage(); await import('${door}'); const { user, system } = process.cpuUsage(start); console.log((user + system) / 1000)`
  const once = () =>
    Number(execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: app, encoding: 'utf8' }))
  return median(Array.from({ length: runs }, once))
}

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from '../keys/median.ts'

/** What an app has once it has installed us; React itself is not counted. */
export interface InstallFigures {
  names: string[]
  megabytes: number
  /** React by itself. */
  react: ImportFigure
  /** Each door, with React loaded before. */
  imports: Record<string, ImportFigure>
}

/** ms that Node takes for a first import, its own start aside. */
export interface ImportFigure {
  cpu: number
  wall: number
}

const wanted = ['core', 'vault', 'backends', 'react', 'ui']
const doors = ['@latchkey/react', '@latchkey/backends/http', '@latchkey/ui']
/** What our packages want beside them. */
const peers = ['react', 'react-dom']

const own = ['react', 'react-dom', 'scheduler']

/** Installs the packed packages into an empty app, and imports each door in processes of their own. */
export function measureInstallation({ runs = 9 } = {}): InstallFigures {
  const app = mkdtempSync(join(tmpdir(), 'latchkey-app-'))
  try {
    writeFileSync(join(app, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
    const packages = [...wanted.map((name) => pack(name, app)), ...peers.map(atOurVersion)] // npm brings react-query
    const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    execFileSync('npm', ['install', ...packages, ...quietly], { cwd: app, stdio: ['ignore', 'ignore', 'inherit'] })
    const folder = join(app, 'node_modules')
    const names = installed(folder).filter((name) => !own.includes(name))
    return {
      names,
      megabytes: names.reduce((total, name) => total + bytes(join(folder, name)), 0) / 1e6,
      react: importTime(app, 'react', runs, { after: '' }),
      imports: Object.fromEntries(doors.map((door) => [door, importTime(app, door, runs)])),
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

/** What a folder weighs on the disk. */
export const bytes = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => statSync(join(folder, file)))
    .reduce((total, file) => total + (file.isFile() ? file.size : 0), 0)

/** A first import in processes of their own, the middle of some; `after` is what was loaded before. */
export function importTime(app: string, door: string, runs: number, { after = 'react' } = {}): ImportFigure {
  const code = `${after ? `await import('${after}');` : ''}
    const [before, start] = [process.cpuUsage(), performance.now()]
    await import('${door}')
    const { user, system } = process.cpuUsage(before)
    console.log(JSON.stringify({ cpu: (user + system) / 1000, wall: performance.now() - start }))
    process.exit()`
  const once = () =>
    JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: app, encoding: 'utf8' }),
    ) as ImportFigure
  const figures = Array.from({ length: runs }, once)
  return { cpu: median(figures.map(({ cpu }) => cpu)), wall: median(figures.map(({ wall }) => wall)) }
}

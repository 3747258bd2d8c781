// Why: `npm start` and `npm test` must work on a machine that has only Node and npm.
//   node scripts/setup.mjs [--browser] [-- command …args]
// Brings the pinned pnpm, the packages and, with --browser, a Chromium; then runs the command with them at hand.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const [flags, command] = splitAt('--', process.argv.slice(2))
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1' }

bringPnpm()
if (flags.includes('--browser')) bringChromium()
run('pnpm', 'install', '--frozen-lockfile')
if (command.length) become(...command)

/** None at all: installed for everyone. Another version, or no right to install: the pinned one goes to .tools. */
function bringPnpm() {
  const pin = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager.split('@')[1]
  if (!pnpmVersion()) npmInstall('--global', `pnpm@${pin}`)
  if (pnpmVersion() === pin) return
  env.PATH = join(root, '.tools/node_modules/.bin') + delimiter + env.PATH
  if (pnpmVersion() === pin) return
  npmInstall('--prefix', '.tools', `pnpm@${pin}`)
  if (pnpmVersion() !== pin) fail(`pnpm ${pin} could not be installed. Try: npm install --global pnpm@${pin}`)
}

/** Quietly, since the first way may not be allowed; bringPnpm looks at the outcome. */
function npmInstall(...args) {
  timed('npm', ['install', ...args], ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=silent'])
}

/** Asked from outside the repository: inside it, the pin can make another pnpm refuse to answer. */
function pnpmVersion() {
  return spawnSync('pnpm', ['--version'], { cwd: tmpdir(), env, encoding: 'utf8' }).stdout?.trim()
}

/** Sets CHROMIUM_PATH, which the tests read. */
function bringChromium() {
  if (!findChromium() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    env.DEBIAN_FRONTEND = 'noninteractive'
    run('apt-get', '-q', '-o', 'DPkg::Lock::Timeout=600', 'update')
    run('apt-get', '-q', '-y', '-o', 'DPkg::Lock::Timeout=600', 'install', '--no-install-recommends', 'chromium')
  }
  env.CHROMIUM_PATH = findChromium()
  if (!env.CHROMIUM_PATH)
    fail(
      'the browser tests need Chrome or Chromium. Install one (Debian: sudo apt-get install chromium) or set CHROMIUM_PATH to it.',
    )
}

function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const onPath = env.PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const onMac = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  return [env.CHROMIUM_PATH, ...onPath, ...onMac].find((file) => file && existsSync(file))
}

function run(file, ...args) {
  const { status, error } = timed(file, args)
  if (status !== 0) fail(`"${file} ${args.join(' ')}" did not succeed${error ? `: ${error.message}` : ''}`)
}

function timed(file, args, quiet = []) {
  console.log(`setup: ${file} ${args.join(' ')}`)
  const start = performance.now()
  const result = spawnSync(file, [...args, ...quiet], { cwd: root, env, stdio: 'inherit' })
  console.log(`setup: … took ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return result
}

/** Ends as the command ends, and hands it the signals that stop us. */
function become(file, ...args) {
  env.PATH = join(root, 'node_modules/.bin') + delimiter + env.PATH
  const child = spawn(file, args, { cwd: root, env, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(error.message))
  child.on('exit', (code) => process.exit(code ?? 1))
}

function splitAt(mark, words) {
  const at = words.indexOf(mark)
  return at < 0 ? [words, []] : [words.slice(0, at), words.slice(at + 1)]
}

function fail(message) {
  console.error(`setup: ${message}`)
  process.exit(1)
}

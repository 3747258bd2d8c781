// Why: some faults show on a real PostgreSQL only, and a database that outlives its tests hides more of them.
//   node scripts/postgres.mjs [--durable] -- command …args
// Makes a cluster of its own on a free port, runs the command with DATABASE_URL set, and takes everything away again.
// It forgets on a power cut, for speed; --durable makes it write as a database in earnest does (for figures and crashes).
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const at = process.argv.indexOf('--')
const command = at < 0 ? [] : process.argv.slice(at + 1)
const durable = process.argv.slice(0, Math.max(at, 0)).includes('--durable')
const isRoot = process.getuid?.() === 0
if (!command.length) fail('say what to run: node scripts/postgres.mjs -- npm test')

const bin = findPostgres() ?? installPostgres()
/** PostgreSQL refuses to run as root. */
const owner = isRoot ? ownerNamed('postgres') : {}
const room = mkdtempSync(join(tmpdir(), 'latchkey-postgres-'))
if (isRoot) chownSync(room, owner.uid, owner.gid)
const data = join(room, 'data')
process.on('exit', takeAway)

tool('initdb', ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-locale', '--no-sync'])
const url = await start()
console.log(`postgres: ${version(bin)} at ${url}${durable ? ', durable' : ''}`)
// Its own tools first: an older pg_dump refuses a newer server.
const env = { ...process.env, DATABASE_URL: url, PATH: [bin, process.env.PATH].join(delimiter) }
const child = spawn(command[0], command.slice(1), { stdio: 'inherit', env })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => fail(error.message))
child.on('exit', (code) => process.exit(code ?? 1))

/** The newest of Debian's, else what is on the PATH or in Homebrew's folders. */
function findPostgres() {
  const folders = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'].flatMap((root) =>
    existsSync(root) ? readdirSync(root).map((name) => join(root, name, 'bin')) : [],
  )
  return [...folders, ...(process.env.PATH ?? '').split(delimiter)]
    .filter((folder) => existsSync(join(folder, 'initdb')) && version(folder) >= 14)
    .toSorted((a, b) => version(b) - version(a))[0]
}

function version(folder) {
  const said = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout
  return Number(/\d+(\.\d+)?/.exec(said ?? '')?.[0] ?? 0)
}

function installPostgres() {
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    const apt = (...words) =>
      spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=600', ...words], {
        stdio: 'inherit',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
    apt('update')
    apt('-y', 'install', '--no-install-recommends', 'postgresql')
    stopDebiansOwn()
  }
  return (
    findPostgres() ??
    fail('no PostgreSQL 14 or later was found. Install it (Debian: sudo apt-get install postgresql), then try again.')
  )
}

/** Debian's package starts a cluster as soon as it is there; nobody asked for that one. */
function stopDebiansOwn() {
  const listed = spawnSync('pg_lsclusters', ['--no-header'], { encoding: 'utf8' }).stdout ?? ''
  for (const line of listed.split('\n').filter((each) => each.includes(' online')))
    spawnSync('pg_ctlcluster', line.trim().split(/\s+/).slice(0, 2).concat('stop'))
}

/** Its port was free a moment ago; where somebody was faster, another one is tried. */
async function start() {
  const options = `-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300`
  const speed = durable ? '' : '-c fsync=off -c synchronous_commit=off -c full_page_writes=off'
  for (let tries = 1; ; tries++) {
    const port = await freePort()
    const words = ['-D', data, '-w', '-l', join(room, 'log'), '-o', `-p ${port} ${options} ${speed}`, 'start']
    if (tool('pg_ctl', words, { mayFail: tries < 5 })) return `postgres://postgres@127.0.0.1:${port}/postgres`
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

function tool(name, words, { mayFail = false } = {}) {
  // The log goes to a file: a server that holds our output open would keep whoever reads it waiting.
  const options = { cwd: room, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], ...owner }
  const { status, stderr, error } = spawnSync(join(bin, name), words, options)
  if (status === 0) return true
  return mayFail ? false : fail(`${name} did not succeed: ${error?.message ?? stderr}`)
}

/** pg_ctl finds the cluster's process by the id in its own folder, and no other. */
function takeAway() {
  if (existsSync(join(data, 'postmaster.pid')))
    spawnSync(join(bin, 'pg_ctl'), ['-D', data, '-w', '-m', 'immediate', 'stop'], { cwd: room, ...owner })
  rmSync(room, { recursive: true, force: true })
}

function ownerNamed(name) {
  const id = (flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}

function fail(message) {
  console.error(`postgres: ${message}`)
  process.exit(1)
}

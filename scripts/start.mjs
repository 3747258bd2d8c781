// Why: one command shows everything. Starts the server, the playground and Storybook from the sources, waits until each
// answers, and prints where they are. Ends all of them when it ends.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'

const rooms = [
  { name: 'server', port: 8787, path: '/healthz', command: ['pnpm', ['--filter', './apps/server', 'dev:server']] },
  { name: 'playground', port: 5173, path: '/', command: ['pnpm', ['--filter', './apps/playground', 'dev:playground']] },
  { name: 'storybook', port: 6006, path: '/', command: ['pnpm', ['dev:storybook']] },
]
/** Shared by Latchkey's server and the playground's own server, for as long as both run. */
const env = { LATCHKEY_APP_SECRET: randomBytes(32).toString('base64url'), ...process.env }
const started = performance.now()
const children = []
/** What the rooms said while starting; shown only where one of them fails. */
const said = []
let up = false
let stopping = false

for (const { name, port } of rooms)
  if (!(await isFree(port))) fail(`port ${port} (${name}) is taken. End what uses it, then try again.`)
console.log('start: the server, the playground and Storybook, from the sources …')
for (const { name, command } of rooms) children.push(launch(name, ...command))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0))

await Promise.all(rooms.map(answers))
up = true
console.log(`
Latchkey is up (${((performance.now() - started) / 1000).toFixed(1)} s).

  playground   http://localhost:5173
  Storybook    http://localhost:6006
  server       http://localhost:8787   (the playground's other backend)

Ctrl-C stops all three.
`)

/** In a process group of its own, so that stopping reaches the tools behind pnpm too. */
function launch(name, file, args) {
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      const lines = String(data).replace(/^(?=.)/gm, `${name}: `)
      if (up) process.stdout.write(lines)
      else said.push(lines)
    })
  child.on('exit', (code) => stopping || fail(`${name} ended by itself (${code}).`))
  return child
}

function stop(code) {
  if (stopping) return
  stopping = true
  if (children.length === 0) process.exit(code)
  for (const child of children) {
    try {
      process.kill(-child.pid, 'SIGTERM')
    } catch {
      // it has ended already
    }
  }
  setTimeout(() => process.exit(code), 500)
}

async function answers({ name, port, path }) {
  for (let tries = 0; tries < 600; tries++) {
    try {
      if ((await fetch(`http://localhost:${port}${path}`)).ok) return
    } catch {
      // not yet
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  fail(`${name} did not answer on port ${port} within two minutes.`)
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

function fail(message) {
  process.stderr.write(said.splice(0).join(''))
  console.error(`start: ${message}`)
  stop(1)
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own. */
export interface Child {
  url: string
  pid: number
  /** A folder of its own, gone with it. */
  room: string
  stop: () => Promise<void>
}

export interface ChildOptions {
  /** Of the repository. */
  script: string
  env: Record<string, string>
}

/** Starts a server and waits for its line `{"ready":true,"url":…}`. What it logs goes to a file, as it would when hosted. */
export async function startChild({ script, env }: ChildOptions): Promise<Child> {
  const room = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
  const log = join(room, 'log')
  const out = openSync(log, 'w')
  const profile = process.env['CPU_PROFILE'] ? ['--cpu-prof', `--cpu-prof-dir=${process.env['CPU_PROFILE']}`] : []
  const child = spawn(process.execPath, [...profile, '--conditions=@latchkey/source', '--import', 'tsx', script], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', DATA_DIR: room, PORT: '0', ...env },
    stdio: ['ignore', out, 'inherit'],
  })
  closeSync(out)
  const ended = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(room, { recursive: true, force: true })
  }
  for (let waits = 0; waits < 2_400 && child.exitCode === null; waits++) {
    const ready = /^\{"ready":true,.*$/m.exec(readFileSync(log, 'utf8'))
    if (ready) return { url: (JSON.parse(ready[0]) as { url: string }).url, pid: child.pid!, room, stop }
    await sleep(50)
  }
  await stop()
  throw new Error(`${script} did not start`)
}

import { execFileSync } from 'node:child_process'
import { cpus, loadavg, platform, release, totalmem } from 'node:os'
import pg from 'pg'

/** What the figures were made on; without it they mean nothing. */
export interface Machine {
  cpu: string
  memory: string
  system: string
  node: string
  postgres: string
  /** What else the machine was doing: runnable processes over the last minute, before the run. */
  load: number
  commit: string
  at: string
}

export async function describeMachine(databaseUrl: string): Promise<Machine> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ version: string; fsync: string }>(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync`,
  )
  await client.end()
  const [{ version, fsync } = { version: '?', fsync: '?' }] = rows
  return {
    cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${platform()} ${release()}`,
    node: process.version,
    postgres: `${version}, fsync ${fsync}`,
    load: loadavg()[0]!,
    commit: execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim(),
    at: new Date().toISOString(),
  }
}

/** The process that the database's connections are children of. */
export async function postmasterOf(databaseUrl: string, parentOf: (pid: number) => number | undefined) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const parent = parentOf(rows[0]!.pid)
  await client.end()
  return parent
}

import { readEnv } from './readEnv.ts'
import { startServer } from './startServer.ts'

/** Prints one line of JSON when it listens, then one for each request; outside production only for those that were refused. */
async function main(): Promise<void> {
  const env = readEnv(process.env)
  const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
  const { url, close } = await startServer(env, {
    log: (entry) => {
      if (env.production || entry.level !== 'info') print({ at: new Date().toISOString(), ...entry })
    },
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void close().then(() => process.exit(0), fail))
  print({ ready: true, url })
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

main().catch(fail)

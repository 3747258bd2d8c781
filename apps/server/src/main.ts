import { readEnv } from './readEnv.ts'
import { startServer } from './startServer.ts'

const levels = ['info', 'warn', 'error', 'silent']

/** Prints one line of JSON when it listens, then one for each request that LOG_LEVEL asks for. */
async function main(): Promise<void> {
  const env = readEnv(process.env)
  const { url, close } = await startServer(env, {
    log: (entry) => {
      if (levels.indexOf(entry.level) >= levels.indexOf(env.LOG_LEVEL))
        print({ at: new Date().toISOString(), ...entry })
    },
  })
  process.on('uncaughtException', crash)
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      // Asked twice, or still busy after ten seconds: at once.
      if (stopping) process.exit(1)
      stopping = true
      setTimeout(() => process.exit(1), 10_000).unref()
      close().then(() => process.exit(0), fail)
    })
  print({ ready: true, url })
}

/** What is to be printed. Under load, many lines go in one write. */
let lines = ''

function print(line: object): void {
  if (lines === '') setImmediate(flush)
  lines += `${JSON.stringify(line)}\n`
}

function flush(): void {
  process.stdout.write(lines)
  lines = ''
}
process.on('exit', flush)

/** Says what it was and where, without its words: they may hold what somebody sent. */
function crash({ name, stack = '' }: Error): void {
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line))
  print({
    at: new Date().toISOString(),
    event: 'crash',
    level: 'error',
    trace: [name, ...places.map((line) => line.trim())],
  })
  process.exit(1)
}

function fail(error: unknown): void {
  const { message, cause } = error instanceof Error ? error : new Error(String(error))
  process.stderr.write(`${message}${cause instanceof Error && cause.message ? ` (${cause.message})` : ''}\n`)
  process.exit(1)
}

main().catch(fail)

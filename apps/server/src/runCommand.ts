import { openDatabase, type OpenDatabase } from './openDatabase.ts'
import { readEnv, type Env } from './readEnv.ts'

/** Does one thing for whoever runs the server, on the database that the environment names, and prints what came of it. */
export async function runCommand(work: (database: OpenDatabase, env: Env) => Promise<object>): Promise<void> {
  try {
    const env = readEnv(process.env)
    const database = await openDatabase(env)
    try {
      process.stdout.write(`${JSON.stringify(await work(database, env))}\n`)
    } finally {
      await database.close()
    }
  } catch (error) {
    const { message, cause } = error instanceof Error ? error : new Error(String(error))
    process.stderr.write(`${message}${cause instanceof Error && cause.message ? ` (${cause.message})` : ''}\n`)
    process.exitCode = 1
  }
}

import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { ownDatabase } from '../setup/ownDatabase.ts'
import { openRecorder } from './recorder.ts'
import { serve } from './serve.ts'

export type House = Awaited<ReturnType<typeof openHouse>>

/** The real server on an empty database. Privy's clients talk to `url`; what they say is kept in `exchanges`. */
export async function openHouse(env: Record<string, string> = {}) {
  const dataDir = emptyDataDir()
  const database = process.env.DATABASE_URL ? await ownDatabase(process.env.DATABASE_URL) : undefined
  const server = await serve(inject('server'), {
    DATA_DIR: dataDir,
    ...(database && { DATABASE_URL: database.url }),
    ...env,
  })
  const recorder = await openRecorder(server.url)

  return {
    url: recorder.url,
    /** For what is not Privy's. */
    direct: server.url,
    exchanges: recorder.exchanges,
    /** The code in the newest message to an address or number. */
    async codeFor(to: string): Promise<string> {
      const { mails, texts } = (await (await fetch(`${server.url}/inbox`)).json()) as Record<string, Message[]>
      const message = [...mails!, ...texts!].find((each) => each.to === to)
      return /\b\d{6}\b/.exec(message?.text ?? '')![0]
    },
    async close() {
      await recorder.close()
      await server.stop()
      await database?.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A folder for one server, with a database in it that nobody has used. */
export function emptyDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-clients-'))
  cpSync(inject('emptyDatabase'), dataDir, { recursive: true })
  return dataDir
}

interface Message {
  to: string
  text: string
}

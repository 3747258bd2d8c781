import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '../setup/serve.ts'
import { thingsOf, type Thing } from './things.ts'

export interface RaceOptions {
  rounds: number
  /** Absent: PGlite in a folder of its own. */
  databaseUrl?: string | undefined
  racers?: number
  /** A bundled server, which nobody changes meanwhile. Absent: started from its sources. */
  bundle?: string
  /** Hears of each thing as soon as its rounds are over. */
  tell?: (name: string, report: RaceReport) => void
}

export interface RaceReport {
  rounds: number
  racers: number
  /** Rounds with exactly one effect, with several, and with none. */
  one: number
  several: number
  none: number
  /** Answers that it was too busy to say, to be asked again later (503): no win, and no harm. */
  busy: number
  /** Answers that were neither a win nor a refusal, each kind of them once. */
  trouble: string[]
}

/** Lets racers have at each thing that may be used once, over HTTP at the real server, round after round. */
export async function race({
  rounds,
  databaseUrl,
  racers = 64,
  bundle,
  tell,
}: RaceOptions): Promise<Record<string, RaceReport>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-race-'))
  const server = await serve(
    {
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      LATCHKEY_LIMITS: 'off',
      LATCHKEY_IMPORTS_PER_MINUTE: '1000000',
      LOG_LEVEL: 'silent',
    },
    { bundle },
  )
  try {
    const reports: Record<string, RaceReport> = {}
    for (const [name, make] of Object.entries(thingsOf(server.url))) {
      reports[name] = await rounded(make, { rounds, racers })
      tell?.(name, reports[name])
    }
    return reports
  } finally {
    await server.end('SIGTERM')
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function rounded(make: Thing, { rounds, racers }: { rounds: number; racers: number }): Promise<RaceReport> {
  const report: RaceReport = { rounds, racers, one: 0, several: 0, none: 0, busy: 0, trouble: [] }
  for (let round = 0; round < rounds; round++) {
    const use = await make()
    const answers = await Promise.allSettled(Array.from({ length: racers }, (_, racer) => use(racer)))
    const effects = new Set(answers.map((answer) => answer.status === 'fulfilled' && answer.value).filter(Boolean))
    report[effects.size === 0 ? 'none' : effects.size === 1 ? 'one' : 'several']++
    for (const answer of answers)
      if (answer.status === 'rejected') {
        if ((answer.reason as { status?: number }).status === 503) report.busy++
        else report.trouble.push(JSON.stringify(answer.reason, reasonMembers))
      }
  }
  return { ...report, trouble: [...new Set(report.trouble)] }
}

const reasonMembers = ['status', 'code', 'error', 'message', 'cause']

import type { TurnFigure } from '../server/inTurns.ts'
import type { Machine } from '../server/machine.ts'
import type { ChromiumFigures } from './inChromium.ts'
import type { RevokeAllFigure, RevokeFigure } from './revoking.ts'

export interface Results {
  machine: Machine
  chromium: ChromiumFigures
  sealing: TurnFigure[]
  decoding: TurnFigure[]
  signing: TurnFigure[]
  revoking: RevokeFigure[]
  revokeAll: RevokeAllFigure[]
}

/** One budget beside what was measured. */
export interface Verdict {
  budget: string
  measured: string
  met: boolean
}

/** Holds the results against the budgets. */
export function judge({ chromium, signing, revoking, revokeAll }: Results): Verdict[] {
  const verdicts: Verdict[] = []
  const demand = (budget: string, measured: string, met: boolean) => void verdicts.push({ budget, measured, met })
  const { createCold } = chromium
  demand('a wallet, without the prompt, cold: at most 60 ms', `${createCold.toFixed(0)} ms`, createCold <= 60)
  const { ratio } = signing.find(({ who }) => who === 'delegated, rows in memory')!
  demand('a delegated signature: at most 1.2× the bare one, CPU', `${ratio.toFixed(2)}×`, ratio <= 1.2)
  for (const { through, p99, late } of revoking) {
    demand(`revoking under 16 signers, ${through}: p99 at most 250 ms`, `${p99.toFixed(0)} ms`, p99 <= 250)
    demand(`signatures after the acknowledgement, ${through}: none`, String(late), late === 0)
  }
  const counts = [...new Set(revokeAll.map(({ statements }) => statements))]
  demand('revoking 1 to 1,000 wallets: as many statements', counts.join(', '), counts.length === 1)
  return verdicts
}

/** Prints it for people. */
export function print(results: Results): void {
  const { machine, chromium, sealing, decoding, signing, revoking, revokeAll } = results
  console.log('\nmachine')
  for (const [name, value] of Object.entries(machine))
    console.log(`  ${name.padEnd(9)} ${typeof value === 'number' ? value.toFixed(1) : value}`)

  console.log(`\nin Chromium ${chromium.version}: ms, the middle one; the person's prompt is not in it`)
  const { createCold, createInWorker, createWarm, unlockAndSign } = chromium
  for (const [what, ms] of Object.entries({
    'wallet, cold': createCold,
    'wallet, first of its worker': createInWorker,
    'wallet, warm': createWarm,
    'unlock and sign': unlockAndSign,
  }))
    console.log(`  ${what.padEnd(32)} ${ms.toFixed(1).padStart(8)}`)

  for (const [title, figures] of Object.entries({
    sealing: sealing,
    'decoding a vault': decoding,
    'signing a message': signing,
  })) {
    console.log(`\n${title}: µs of CPU of this process, and times the first`)
    for (const { who, each, ratio } of figures)
      console.log(`  ${who.padEnd(32)} ${each.toFixed(1).padStart(8)}  ${ratio.toFixed(2)}×`)
  }

  console.log('\nrevoking under 16 signers         revocations   p50 ms   p99 ms  most ms  released  refused  late')
  for (const { through, revocations, p50, p99, most, released, refused, late } of revoking) {
    const [times, counts] = [[p50, p99, most].map((ms) => ms.toFixed(1).padStart(8)), [released, refused, late]]
    console.log(
      `  ${through.padEnd(32)} ${String(revocations).padStart(10)} ${times.join(' ')} ${counts.map((count) => String(count).padStart(8)).join(' ')}`,
    )
  }

  console.log('\nrevoking all wallets of a person        statements       ms')
  for (const { wallets, statements, milliseconds } of revokeAll)
    console.log(
      `  ${String(wallets).padEnd(36)} ${String(statements).padStart(10)} ${milliseconds.toFixed(1).padStart(8)}`,
    )

  console.log('\nbudgets (the sizes of chunks: pnpm bench size)')
  for (const { budget, measured, met } of judge(results))
    console.log(`  ${met ? 'met   ' : 'MISSED'}  ${budget.padEnd(72)} ${measured}`)
}

import type { TurnFigure } from '../server/inTurns.ts'
import type { Figure } from '../figures/Figure.ts'
import type { Machine } from '../figures/machine.ts'
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

/** What was measured, beside the budgets. */
export function figuresOf({ chromium, signing, revoking, revokeAll }: Results): Figure[] {
  const ratioOf = (who: string) => signing.find((each) => each.who === who)!.ratio
  const over = ['delegated, IndexedDB in memory', 'delegated, PostgreSQL']
  return [
    {
      what: 'create the first wallet, in a worker that opened during the prompt',
      unit: 'ms',
      value: chromium.createInWorker,
      beside: [
        { who: 'another one on the same page', value: chromium.createWarm },
        { who: 'on a page that was just opened, loading included', value: chromium.createCold },
      ],
      budget: { atMost: 60 },
    },
    { what: 'unlock and sign in the browser, without the prompt', unit: 'ms', value: chromium.unlockAndSign },
    {
      what: 'delegated EVM sign, server pipeline, beside the bare signature, CPU',
      unit: '×',
      value: ratioOf('delegated, rows in memory'),
      beside: over.map((who) => ({ who, value: ratioOf(who) })),
      budget: { atMost: 1.2 },
    },
    {
      what: 'revoke all of 1 to 1,000 wallets, statements, the most beside the fewest',
      unit: '×',
      value: spreadOf(revokeAll.map(({ statements }) => statements)),
      beside: revokeAll.map(({ wallets, statements }) => ({ who: `statements for ${wallets}`, value: statements })),
      budget: { atMost: 1 },
    },
    ...revoking.flatMap(({ through, p99, late, released }): Figure[] => [
      { what: `revoking under 16 signers, ${through}, p99`, unit: 'ms', value: p99, budget: { atMost: 250 } },
      {
        what: `signatures released after the acknowledgement, ${through}`,
        unit: '',
        value: late,
        beside: [{ who: 'released before', value: released }],
        budget: { atMost: 0 },
      },
    ]),
  ]
}

const spreadOf = (counts: number[]) => Math.max(...counts) / Math.min(...counts)

/** Prints it for people. */
export function print(results: Results): void {
  const { chromium, sealing, decoding, signing, revoking, revokeAll } = results
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
}

import type { Machine } from './machine.ts'
import type { Figures } from './press.ts'
import type { VerifyFigure } from './verify.ts'

/** What one contender did under load, in the middle one of its rounds. */
export interface Measured extends Figures {
  what: string
  who: string
  /** Milliseconds of CPU for each request, in the server and in its database. */
  cpu: { server: number; database: number } | undefined
}

export interface Results {
  machine: Machine
  verify: VerifyFigure[]
  load: Measured[]
}

/** One promise beside what was measured. */
export interface Verdict {
  promise: string
  measured: string
  met: boolean
}

/** Holds the results against what the project promises. */
export function judge({ verify, load }: Results): Verdict[] {
  const find = (what: string, who: string) => load.find((each) => each.what === what && each.who === who)!
  const get = find('get user', 'latchkey, PostgreSQL')
  const getSession = find('get user', 'better-auth')
  const verdicts: Verdict[] = []
  const demand = (promise: string, value: number, met: boolean, unit = '') =>
    verdicts.push({ promise, measured: `${value.toFixed(unit === '×' ? 2 : 0)}${unit}`, met })

  const { ratio } = verify.find(({ who, accounts }) => who === 'latchkey' && accounts === 4)!
  demand('verify and parse, 4 accounts: at most 1.25× the bare signature and JSON', ratio, ratio <= 1.25, '×')
  const times = get.perSecond / getSession.perSecond
  demand('get user, PostgreSQL: at least 3× better-auth’s get-session', times, times >= 3, '×')
  for (const [database, atLeast] of [
    ['PostgreSQL', 1_000],
    ['PGlite', 300],
  ] as const) {
    const { perSecond } = find('import', `latchkey, ${database}`)
    demand(`import, ${database}: at least ${atLeast} a second`, perSecond, perSecond >= atLeast, '/s')
  }
  const tail = get.p99 / get.p50
  demand('get user, PostgreSQL: p99 at most 5× p50', tail, tail <= 5, '×')
  return verdicts
}

/** Prints it for people. */
export function print(results: Results): void {
  const { machine, verify, load } = results
  console.log('\nmachine')
  for (const [name, value] of Object.entries(machine))
    console.log(`  ${name.padEnd(9)} ${typeof value === 'number' ? value.toFixed(1) : value}`)

  console.log('\nverify and parse an identity token: µs of CPU, and times the bare signature and JSON')
  const who = [...new Set(verify.map((each) => each.who))]
  console.log(`  ${'accounts'.padEnd(24)}${[1, 4, 16].map((count) => String(count).padStart(16)).join('')}`)
  for (const name of who) {
    const cells = verify
      .filter((each) => each.who === name)
      .map(({ each, ratio }) => `${each.toFixed(0)} (${ratio.toFixed(2)}×)`)
    console.log(`  ${name.padEnd(24)}${cells.map((cell) => cell.padStart(16)).join('')}`)
  }

  console.log(
    '\nunder load            who                        per second    p50 ms    p99 ms   CPU ms: server  database',
  )
  for (const { what, who: whose, perSecond, p50, p99, cpu } of load) {
    const figures = [perSecond.toFixed(0).padStart(10), p50.toFixed(1).padStart(9), p99.toFixed(1).padStart(9)]
    const spent = cpu ? `${cpu.server.toFixed(2).padStart(15)}${cpu.database.toFixed(2).padStart(10)}` : ''
    console.log(`  ${what.padEnd(20)}${whose.padEnd(26)} ${figures.join(' ')}${spent}`)
  }

  console.log('\npromises')
  for (const { promise, measured, met } of judge(results))
    console.log(`  ${met ? 'met   ' : 'MISSED'}  ${promise.padEnd(76)} ${measured}`)
}

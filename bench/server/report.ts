import type { Figure } from '../figures/Figure.ts'
import type { Machine } from '../figures/machine.ts'
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

/** What was measured, beside the budgets. */
export function figuresOf({ verify, load }: Results): Figure[] {
  const find = (what: string, who: string) => load.find((each) => each.what === what && each.who === who)!
  const get = find('get user', 'latchkey, PostgreSQL')
  const getSession = find('get user', 'better-auth')
  const ofFour = verify.filter(({ accounts }) => accounts === 4)
  const imports = (
    [
      ['PostgreSQL', 1_000],
      ['PGlite', 300],
    ] as const
  ).map(([database, atLeast]): Figure => ({
    what: `import with fsync on, ${database}`,
    unit: 'per s',
    value: find('import', `latchkey, ${database}`).perSecond,
    budget: { atLeast },
  }))
  return [
    {
      what: 'verify and parse an identity token of 4 accounts, beside the bare signature and JSON, CPU',
      unit: '×',
      value: ofFour.find(({ who }) => who === 'latchkey')!.ratio,
      beside: ofFour
        .filter(({ who }) => !/^(latchkey|bare)/.test(who))
        .map(({ who, ratio }) => ({ who, value: ratio })),
      budget: { atMost: 1.25 },
    },
    {
      what: 'get user over HTTP, PostgreSQL, beside better-auth’s get-session',
      unit: '×',
      value: get.perSecond / getSession.perSecond,
      budget: { atLeast: 3 },
    },
    {
      what: 'get user over HTTP, PostgreSQL',
      unit: 'per s',
      value: get.perSecond,
      beside: [{ who: 'better-auth', value: getSession.perSecond }],
    },
    ...imports,
    {
      what: 'get user over HTTP, PostgreSQL, p99 beside p50',
      unit: '×',
      value: get.p99 / get.p50,
      beside: [{ who: 'better-auth', value: getSession.p99 / getSession.p50 }],
      budget: { atMost: 5 },
    },
  ]
}

/** Prints it for people. */
export function print(results: Results): void {
  const { verify, load } = results
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
}

import type { Figure } from '../figures/Figure.ts'
import type { Machine } from '../figures/machine.ts'
import type { ChromiumFigures } from './inChromium.ts'
import type { PrivyFigures, Side } from './besidePrivy.ts'
import type { InstallFigures } from './installed.ts'

export interface Results {
  machine: Machine
  chromium: ChromiumFigures
  installed: InstallFigures
  /** Absent where Privy’s package is not installed. */
  privy: PrivyFigures | undefined
}

/** What was measured, beside the budgets. */
export function figuresOf({ chromium, installed, privy }: Results): Figure[] {
  const { changes, starts } = chromium
  const changed = Object.values(changes).reduce((total, { functionsChanged }) => total + functionsChanged, 0)
  const imports = Object.entries(installed.imports).map(([who, { cpu }]) => ({ who, value: cpu }))
  const milliseconds = Object.entries(starts).map(([who, figure]) => ({ who, value: figure.milliseconds }))
  const none = { atMost: 0 }
  const beside = (pick: (theirs: PrivyFigures['theirs']) => number) =>
    privy ? [{ who: `Privy ${privy.version}`, value: pick(privy.theirs) }] : []
  return [
    {
      what: 'renders after a refresh that changes nothing, 1,000 subscribers',
      unit: '',
      value: changes.nothing.renders,
      budget: none,
    },
    { what: 'functions of hooks that change with the person', unit: '', value: changed, budget: none },
    { what: 'one account changes, 1,000 subscribers', unit: 'ms', value: changes.oneAccount.milliseconds },
    {
      what: 'requests of a page with initialState until the person stands there',
      unit: '',
      value: starts.initialState.requests,
      budget: none,
    },
    {
      what: 'from the first render to the person, stored session',
      unit: 'ms',
      value: starts['stored session'].milliseconds,
      beside: milliseconds.filter(({ who }) => who !== 'stored session'),
    },
    {
      what: 'import of a package in Node, the slowest, CPU',
      unit: 'ms',
      value: Math.max(...imports.map(({ value }) => value)),
      beside: [...imports, ...beside((theirs) => theirs.import.cpu)],
      budget: { atMost: 60 },
    },
    {
      what: 'packages installed by an app that uses react, ui and http',
      unit: '',
      value: installed.names.length,
      beside: beside(({ packages }) => packages),
      budget: { atMost: 15 },
    },
    {
      what: 'what they weigh on the disk',
      unit: 'MB',
      value: installed.megabytes,
      beside: beside(({ megabytes }) => megabytes),
    },
    ...(privy ? besidePrivy(privy, beside) : []),
  ]
}

/** Prints it for people. */
export function print(results: Results): void {
  const { chromium, installed } = results
  console.log(`\n1,000 subscribers in Chromium ${chromium.version}   renders       ms  functions changed`)
  const said = { nothing: 'a refresh that changes nothing', oneAccount: 'one account changes', signOut: 'sign-out' }
  for (const [name, { renders, milliseconds, functionsChanged, functions }] of Object.entries(chromium.changes))
    console.log(
      `  ${said[name as keyof typeof said].padEnd(36)} ${String(renders).padStart(10)} ${milliseconds.toFixed(1).padStart(8)}  ${functionsChanged} of ${functions}`,
    )

  console.log('\nfrom the first render to the person     ms  requests')
  for (const [name, { milliseconds, requests }] of Object.entries(chromium.starts))
    console.log(`  ${name.padEnd(30)} ${milliseconds.toFixed(1).padStart(9)} ${String(requests).padStart(9)}`)

  const { names, megabytes, react, imports } = installed
  console.log('\na first import in Node, its start and React aside   ms CPU  ms wall')
  for (const [door, { cpu, wall }] of Object.entries({ 'react, by itself': react, ...imports }))
    console.log(`  ${door.padEnd(46)} ${cpu.toFixed(1).padStart(9)} ${wall.toFixed(1).padStart(8)}`)

  console.log(`\ninstalled beside React: ${names.length} packages, ${megabytes.toFixed(1)} MB\n  ${names.join(', ')}`)
  printPrivy(results)
}

/** Both in one run: a page of 1,000 subscribers reads the person again from our server, and nothing has changed. */
function printPrivy({ privy, installed }: Results): void {
  if (!privy) {
    console.log('\nPrivy’s own package is not installed, so nothing stands beside: `pnpm privy` installs it.')
    return
  }
  const { theirs, ours, version } = privy
  const { '@latchkey/react': door } = installed.imports
  const row = (what: string, one: string, other: string) =>
    console.log(`  ${what.padEnd(44)} ${one.padStart(12)} ${other.padStart(12)}`)
  const both = (what: string, figure: (side: Side) => string) => row(what, figure(theirs), figure(ours))
  console.log(`\nin one run with the unmodified @privy-io/react-auth ${version}`)
  row('', 'theirs', 'ours')
  both('renders of a refresh that changes nothing', ({ refresh }) => String(refresh.renders))
  both('functions that it changes', ({ refresh }) => `${refresh.functionsChanged} of ${refresh.functions}`)
  both('ms until it resolves, the request included', ({ refresh }) => refresh.milliseconds.toFixed(1))
  both('kB at once, the drop-in door with three hooks', ({ firstChunk }) => firstChunk.toFixed(1))
  row('ms CPU of a first import in Node', theirs.import.cpu.toFixed(0), door!.cpu.toFixed(0))
  row('ms wall of it', theirs.import.wall.toFixed(0), door!.wall.toFixed(0))
  row('packages installed beside React', String(theirs.packages), String(installed.names.length))
  row('MB of them', theirs.megabytes.toFixed(0), installed.megabytes.toFixed(0))
}

/** What the drop-in door costs where the package whose place it takes was measured, too. */
function besidePrivy(
  { ours }: PrivyFigures,
  beside: (pick: (side: Side) => number) => NonNullable<Figure['beside']>,
): Figure[] {
  const prefix = 'the drop-in door:'
  return [
    {
      what: `${prefix} renders of a refresh that changes nothing, 1,000 subscribers`,
      unit: '',
      value: ours.refresh.renders,
      beside: beside(({ refresh }) => refresh.renders),
      budget: { atMost: 0 },
    },
    {
      what: `${prefix} functions that such a refresh changes, of ${ours.refresh.functions}`,
      unit: '',
      value: ours.refresh.functionsChanged,
      beside: beside(({ refresh }) => refresh.functionsChanged),
      budget: { atMost: 0 },
    },
    {
      what: `${prefix} provider and three hooks, first chunk`,
      unit: 'kB',
      value: ours.firstChunk,
      beside: beside(({ firstChunk }) => firstChunk),
    },
  ]
}

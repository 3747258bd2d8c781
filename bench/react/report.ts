import type { Figure } from '../figures/Figure.ts'
import type { Machine } from '../figures/machine.ts'
import type { ChromiumFigures } from './inChromium.ts'
import type { InstallFigures } from './installed.ts'

export interface Results {
  machine: Machine
  chromium: ChromiumFigures
  installed: InstallFigures
}

/** What was measured, beside the budgets. */
export function figuresOf({ chromium, installed }: Results): Figure[] {
  const { changes, starts } = chromium
  const changed = Object.values(changes).reduce((total, { functionsChanged }) => total + functionsChanged, 0)
  const imports = Object.entries(installed.imports).map(([who, value]) => ({ who, value }))
  const milliseconds = Object.entries(starts).map(([who, figure]) => ({ who, value: figure.milliseconds }))
  const none = { atMost: 0 }
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
      beside: imports,
      budget: { atMost: 60 },
    },
    {
      what: 'packages installed by an app that uses react, ui and http',
      unit: '',
      value: installed.names.length,
      budget: { atMost: 15 },
    },
    { what: 'what they weigh on the disk', unit: 'MB', value: installed.megabytes },
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

  console.log('\nthe first import in Node, without React: ms of CPU')
  for (const [door, milliseconds] of Object.entries(installed.imports))
    console.log(`  ${door.padEnd(30)} ${milliseconds.toFixed(1).padStart(9)}`)

  const { names, megabytes } = installed
  console.log(`\ninstalled beside React: ${names.length} packages, ${megabytes.toFixed(1)} MB\n  ${names.join(', ')}`)
}

import type { ChromiumFigures } from './inChromium.ts'
import type { InstallFigures } from './installed.ts'

export interface Results {
  machine: { cpu: string; node: string; load: number }
  chromium: ChromiumFigures
  installed: InstallFigures
}

/** One budget beside what was measured. */
export interface Verdict {
  budget: string
  measured: string
  met: boolean
}

/** Holds the results against the budgets. */
export function judge({ chromium, installed }: Results): Verdict[] {
  const { changes, starts } = chromium
  const { renders } = changes.nothing
  const changed = Object.values(changes).reduce((total, { functionsChanged }) => total + functionsChanged, 0)
  const { requests } = starts.initialState
  const slowest = Math.max(...Object.values(installed.imports))
  const count = installed.names.length
  return [
    { budget: 'renders after a refresh that changes nothing: none', measured: String(renders), met: renders === 0 },
    { budget: 'functions that change: none', measured: String(changed), met: changed === 0 },
    { budget: 'requests of a page with initialState: none', measured: String(requests), met: requests === 0 },
    { budget: 'an import in Node, CPU: at most 60 ms', measured: `${slowest.toFixed(0)} ms`, met: slowest <= 60 },
    { budget: 'packages that an app installs: at most 15', measured: String(count), met: count <= 15 },
  ]
}

/** Prints it for people. */
export function print(results: Results): void {
  const { machine, chromium, installed } = results
  console.log('\nmachine')
  for (const [name, value] of Object.entries(machine))
    console.log(`  ${name.padEnd(9)} ${typeof value === 'number' ? value.toFixed(1) : value}`)

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

  console.log('\nbudgets (the sizes of chunks: pnpm bench size)')
  for (const { budget, measured, met } of judge(results))
    console.log(`  ${met ? 'met   ' : 'MISSED'}  ${budget.padEnd(56)} ${measured}`)
}

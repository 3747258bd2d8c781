import type { Reporter, TestModule } from 'vitest/node'
import { faultsIn } from './faults/faultsIn.ts'
import { rows } from './faults/rows.ts'

/** Says of which faults the tests that ran were, and which of them did not hold. */
export default class FaultsLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tried = new Set<number>()
    const broken = new Set<number>()
    for (const module of modules)
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'skipped' || state === 'pending') continue
        for (const fault of faultsIn(test.fullName)) (state === 'failed' ? broken : tried).add(fault)
      }
    if (tried.size + broken.size === 0) return
    const held = [...tried].filter((fault) => !broken.has(fault)).length
    const not = [...broken].toSorted((a, b) => a - b)
    console.log(`faults: ${held} of ${Object.keys(rows).length} held${not.length ? `, not ${not.join(', ')}` : ''}`)
  }
}

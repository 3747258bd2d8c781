import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** Ends a test run with `N passed, N failed` alone on a line, the form that CI reads. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const count = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      const states = [...module.children.allTests()].map((test) => test.result().state)
      for (const state of states) count[state]++
      if (module.state() === 'failed' && !states.includes('failed')) count.failed++ // did not even load
    }
    const { passed, failed, skipped } = count
    process.once('exit', () =>
      console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`),
    )
  }
}

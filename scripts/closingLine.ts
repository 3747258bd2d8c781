import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** Ends a test run with a line for each failure, and `N passed, N failed` alone on the last, the form that CI reads. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const count = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 }
    const failures = unhandled.map((error) => `unhandled: ${firstLine(error)}`)
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      for (const test of tests) {
        const { state, errors } = test.result()
        count[state]++
        if (state === 'failed') failures.push(`${name(module)} > ${test.fullName}: ${firstLine(errors?.[0])}`)
        else if (test.diagnostic()?.flaky) failures.push(`${name(module)} > ${test.fullName}: passed at the second try`)
      }
      if (module.state() !== 'failed' || tests.some((test) => test.result().state === 'failed')) continue
      count.failed++ // did not even load, or a hook failed
      failures.push(`${name(module)}: ${firstLine(module.errors()[0])}`)
    }
    const { passed, failed, skipped } = count
    process.once('exit', () => {
      for (const failure of failures) console.log(failure)
      console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
    })
  }
}

const name = ({ project, relativeModuleId }: TestModule) => `${project.name}: ${relativeModuleId}`
const firstLine = (error: SerializedError | undefined) => (error?.message ?? 'no message').split('\n', 1)[0]!

import { configure } from 'storybook/test'
import { afterEach, expect } from 'vitest'
import { cdp } from 'vitest/browser'

configure({
  // A busy machine is slow, not wrong.
  asyncUtilTimeout: 5_000,
  // Without the whole page behind it, which buries what failed.
  getElementError: (message) => Object.assign(new Error(message ?? ''), { name: 'TestingLibraryElementError' }),
})

globalThis.lkForceColors = (forced) =>
  cdp().send('Emulation.setEmulatedMedia', {
    features: [{ name: 'forced-colors', value: forced ? 'active' : '' }],
  })

/** What React says to whoever drives it in tests, and to no app. */
const toTesters = /`act`|act\(\.\.\.\)/

const complaints: string[] = []
for (const level of ['error', 'warn'] as const) {
  const complain = console[level]
  console[level] = (...words: unknown[]) => {
    const said = words.map(String).join(' ')
    if (!toTesters.test(said)) complaints.push(said)
    complain(...words)
  }
}

// What a developer would see in red or yellow in the console is a fault of the story or of its component.
afterEach(() => expect(complaints.splice(0)).toEqual([]))

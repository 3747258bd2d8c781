import { defineConfig } from 'vitest/config'

/** Apart from `npm test`: it takes the built Storybook. */
export default defineConfig({
  test: {
    name: 'storybook',
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/storybook/*.test.ts'],
    reporters: ['default', './scripts/closingLine.ts'],
    hookTimeout: 120_000,
    testTimeout: 300_000,
  },
})

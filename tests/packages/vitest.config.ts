import { defineConfig } from 'vitest/config'

/** Apart from `npm test`: it takes the built packages, and a registry. */
export default defineConfig({
  test: {
    name: 'packages',
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/packages/*.test.ts'],
    reporters: ['default', './scripts/closingLine.ts'],
    fileParallelism: false,
    hookTimeout: 300_000,
    testTimeout: 300_000,
  },
})

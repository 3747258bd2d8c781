import { defineConfig } from 'vitest/config'
import { fromSource } from '../../scripts/fromSource.ts'

/** Apart from `npm test`: it builds an app with Next.js first, which takes longer than what it then tries. */
export default defineConfig({
  ...fromSource,
  test: {
    name: 'next',
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/next/*.test.ts'],
    globalSetup: 'tests/setup/serverForAll.ts',
    reporters: ['default', './scripts/closingLine.ts'],
    retry: 1,
    testTimeout: 120_000,
  },
})

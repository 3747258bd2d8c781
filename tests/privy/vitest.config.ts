import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { fromSource } from '../../scripts/fromSource.ts'

/** Run by `pnpm privy`, which installs what the default install does without. */
export default defineConfig({
  ...fromSource,
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: { include: ['tests/privy/*.test.ts'], testTimeout: 120_000 },
})

import { defineConfig } from 'vitest/config'
import { fromSource } from '../../scripts/fromSource.ts'

export default defineConfig({
  ...fromSource,
  test: { include: ['bench/growth/gather.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, retry: 1 },
})

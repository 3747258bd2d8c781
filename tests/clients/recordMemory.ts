import type { PrivyBackendOptions } from '@latchkey/backends/privy'

/** What one browser keeps, for as long as a test runs. */
export function recordMemory(): NonNullable<PrivyBackendOptions['storage']> {
  const records = new Map<string, unknown>()
  return {
    read: async (key) => records.get(key),
    async update(key, change) {
      records.set(key, structuredClone(change(records.get(key))))
      return records.get(key)
    },
  }
}

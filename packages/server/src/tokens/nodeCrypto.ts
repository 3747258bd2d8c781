/** Node's own cryptography and bytes, where there are such; asked of the runtime, so that bundlers for browsers see no import. */
export const node = loadNode()

function loadNode() {
  const load = globalThis.process?.getBuiltinModule
  if (typeof load !== 'function') return undefined
  const crypto = load('node:crypto') as typeof import('node:crypto') | undefined
  const buffer = load('node:buffer') as typeof import('node:buffer') | undefined
  return crypto && buffer ? { ...crypto, ...buffer } : undefined
}

/** Gives `next` with every part that equals `previous` replaced by it, so that what did not change keeps its reference. */
export function shareStructure<value>(previous: unknown, next: value): value {
  if (Object.is(previous, next)) return next
  if (previous instanceof Date && next instanceof Date) {
    return previous.getTime() === next.getTime() ? (previous as value) : next
  }
  if (!isPlain(previous) || !isPlain(next) || Array.isArray(previous) !== Array.isArray(next)) return next
  const before = previous as Record<string, unknown>
  const keys = Object.keys(next)
  let same = keys.length === Object.keys(before).length
  const shared = (Array.isArray(next) ? [] : {}) as Record<string, unknown>
  for (const key of keys) {
    shared[key] = shareStructure(before[key], (next as Record<string, unknown>)[key])
    same &&= key in before && Object.is(shared[key], before[key])
  }
  return same ? (previous as value) : (shared as value)
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value) as unknown
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null
}

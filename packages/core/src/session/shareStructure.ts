/** Deeper than the wire allows: there a backend's own object goes in circles. */
const deepest = 32

/** Gives `next` with every part that equals `previous` replaced by it, so that what did not change keeps its reference. */
export function shareStructure<value>(previous: unknown, next: value, depth = 0): value {
  if (Object.is(previous, next) || depth > deepest) return next
  if (previous instanceof Date && next instanceof Date) {
    return previous.getTime() === next.getTime() ? (previous as value) : next
  }
  if (!isPlain(previous) || !isPlain(next) || Array.isArray(previous) !== Array.isArray(next)) return next
  const before = previous as Record<string, unknown>
  const after = next as Record<string, unknown>
  const keys = Object.keys(after)
  let equal = keys.length === Object.keys(before).length
  let untouched = true
  const shared = (Array.isArray(next) ? [] : {}) as Record<string, unknown>
  for (const key of keys) {
    shared[key] = shareStructure(before[key], after[key], depth + 1)
    equal &&= key in before && Object.is(shared[key], before[key])
    untouched &&= Object.is(shared[key], after[key])
  }
  return equal ? (previous as value) : untouched ? next : (shared as value)
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value) as unknown
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null
}

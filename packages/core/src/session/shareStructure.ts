/** Deeper than the wire allows: there a backend's own object goes in circles. */
const deepest = 32

/** Gives `next` with every part that equals `previous` replaced by it, so that what did not change keeps its reference. */
export function shareStructure<value>(previous: unknown, next: value, depth = 0): value {
  if (Object.is(previous, next) || depth > deepest) return next
  if (previous instanceof Date && next instanceof Date) {
    return Object.is(previous.getTime(), next.getTime()) ? (previous as value) : next
  }
  if (!isPlain(previous) || !isPlain(next) || Array.isArray(previous) !== Array.isArray(next)) return next
  const before = previous as Record<string, unknown>
  const after = next as Record<string, unknown>
  const keys = Object.keys(after)
  let equal = keys.length === Object.keys(before).length
  let untouched = true
  const shared = keys.map((key) => {
    const known = Object.hasOwn(before, key)
    const part = known ? shareStructure(before[key], after[key], depth + 1) : after[key]
    equal &&= known && Object.is(part, before[key])
    untouched &&= Object.is(part, after[key])
    return part
  })
  if (equal) return previous as value
  if (untouched) return next
  return (Array.isArray(next) ? shared : Object.fromEntries(keys.map((key, index) => [key, shared[index]]))) as value
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value) as unknown
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null
}

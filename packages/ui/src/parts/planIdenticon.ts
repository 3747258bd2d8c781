/** What an identicon is drawn from: a hue, and a lock of five by five cells of which some are cut. */
export interface IdenticonPlan {
  hue: number
  cells: { x: number; y: number; shade: 0 | 1 }[]
}

/** The same for the same text, in any letter case; symmetric, so that a glance tells two apart. */
export function planIdenticon(text: string): IdenticonPlan {
  const next = randomFrom(text.toLowerCase())
  const hue = Math.floor(next() * 360)
  const cells: IdenticonPlan['cells'] = []
  for (let y = 0; y < 5; y++) {
    for (let x = 0; x < 3; x++) {
      const roll = next()
      if (roll > 0.62) continue
      const shade = roll > 0.2 ? 0 : 1
      cells.push({ x, y, shade })
      if (x < 2) cells.push({ x: 4 - x, y, shade })
    }
  }
  return { hue, cells }
}

/** FNV-1a, then xorshift: only spreads pictures, keeps no secret. */
function randomFrom(text: string): () => number {
  let seed = 0x811c9dc5
  for (let index = 0; index < text.length; index++) seed = Math.imul(seed ^ text.charCodeAt(index), 0x01000193)
  return () => {
    seed ^= seed << 13
    seed ^= seed >>> 17
    seed ^= seed << 5
    return (seed >>> 0) / 2 ** 32
  }
}

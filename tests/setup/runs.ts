/** How often a property is tried: `count` times, and many times that with `pnpm fuzz`. */
export const runs = (count: number): number => count * Number(process.env['FUZZ'] ?? 1)

import { planIdenticon } from './planIdenticon.ts'

/** A picture of an address or id: says nothing to those who hear the page, and much to those who see it. */
export function Identicon({ of: text }: { of: string }) {
  const { hue, cells } = planIdenticon(text)
  const shades = [`oklch(0.62 0.09 ${hue})`, `oklch(0.46 0.08 ${(hue + 40) % 360})`] as const
  return (
    <svg data-part="identicon" viewBox="0 0 7 7" aria-hidden="true">
      <rect width="7" height="7" fill={`oklch(0.9 0.035 ${hue})`} />
      {cells.map(({ x, y, shade }) => (
        <rect key={`${x}${y}`} x={x + 1} y={y + 1} width="1.02" height="1.02" fill={shades[shade]} />
      ))}
    </svg>
  )
}

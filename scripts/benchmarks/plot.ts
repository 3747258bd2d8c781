import type { Curve, Point } from '../../bench/figures/Figure.ts'
import { spoken } from '../../bench/figures/writeResults.ts'

const [width, height] = [760, 380]
const frame = { left: 64, right: 500, top: 34, bottom: 330 }

/** Curves of one unit on logarithmic scales, as a picture that reads on light and on dark paper: equal steps are equal factors. */
export function plot(title: string, curves: readonly Curve[]): string {
  const { unit } = curves[0]!
  const by = [...new Set(curves.map((curve) => curve.by))].join(', ')
  const shown = curves.map(({ what, points }) => ({ what, points: points.filter(([, cost]) => cost > 0) }))
  const all = shown.flatMap(({ points }) => points)
  const x = scale(decades(all.map(([size]) => size)), frame.left, frame.right)
  const y = scale(decades(all.map(([, cost]) => cost)), frame.bottom, frame.top)
  const at = ([size, cost]: Point) => `${x.at(size)},${y.at(cost)}`
  const vertical = x.ticks.map(
    (tick) => `<path class="grid" d="M${x.at(tick)} ${frame.top}V${frame.bottom}"/>
<text x="${x.at(tick)}" y="${frame.bottom + 20}" text-anchor="middle">${spoken(tick)}</text>`,
  )
  const horizontal = y.ticks.map(
    (tick) => `<path class="grid" d="M${frame.left} ${y.at(tick)}H${frame.right}"/>
<text x="${frame.left - 8}" y="${y.at(tick) + 4}" text-anchor="end">${spoken(tick)}</text>`,
  )
  const names = apart(shown.map(({ points }) => y.at(points.at(-1)![1])))
  const lines = shown.map(({ what, points }, index) => {
    const dots = points.map((point) => `<circle cx="${x.at(point[0])}" cy="${y.at(point[1])}" r="3.5"/>`)
    const end = at(points.at(-1)!).replace(',', ' ')
    return `<g class="line${index + 1}"><polyline points="${points.map(at).join(' ')}"/>${dots.join('')}
<path class="lead" d="M${end}L${frame.right + 14} ${names[index]}"/><text x="${frame.right + 18}" y="${names[index]! + 4}">${escape(what)}</text></g>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escape(title)}</title>
<style>${style}</style>
<rect class="paper" width="${width}" height="${height}" rx="8"/>
${[...vertical, ...horizontal].join('\n')}
<text x="${(frame.left + frame.right) / 2}" y="${height - 10}" text-anchor="middle">${escape(by)}</text>
<text x="${frame.left - 8}" y="${frame.top - 16}" text-anchor="end">${unit}</text>
${lines.join('\n')}
</svg>
`
}

/** From the power of ten below all values to the one above. */
function decades(values: number[]): [number, number] {
  const [low, high] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))]
  return [low, Math.max(high, low + 1)]
}

function scale([low, high]: [number, number], from: number, to: number) {
  const at = (value: number) => Math.round(from + ((Math.log10(value) - low) / (high - low)) * (to - from))
  const ticks = Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step))
  return { at, ticks: ticks.map((tick) => Number(tick.toPrecision(1))) }
}

/** Places for names that want to stand at these heights, each a line below the one above. */
function apart(wanted: number[]): number[] {
  const lineHeight = 17
  const order = wanted.map((_, index) => index).toSorted((a, b) => wanted[a]! - wanted[b]!)
  const places = [...wanted]
  let free = frame.top
  for (const index of order) {
    places[index] = Math.max(wanted[index]!, free)
    free = places[index] + lineHeight
  }
  // Who was pushed out at the bottom pushes back.
  let floor = frame.bottom
  for (const index of order.toReversed()) {
    places[index] = Math.min(places[index]!, floor)
    floor = places[index] - lineHeight
  }
  return places
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const [light, dark] = [
  ['#1f5b45', '#8a3b12', '#2b4a8b', '#7a2f8f', '#6b5900', '#5a6058'],
  ['#86d3ae', '#e9a97c', '#9db7ee', '#d9a6e8', '#d8c65c', '#b6bbb0'],
]
const colours = (each: readonly string[] = []) =>
  each.map((colour, index) => `.line${index + 1}{color:${colour}}`).join('')

const style = [
  'text{font:12px ui-sans-serif,system-ui,sans-serif;fill:#5a6058}.paper{fill:#fffefb}.grid{stroke:#e4dfd3}',
  'polyline{fill:none;stroke:currentColor;stroke-width:2}circle{fill:currentColor}g text{fill:currentColor}',
  '.lead{fill:none;stroke:currentColor;stroke-width:.5}',
  colours(light),
  `@media(prefers-color-scheme:dark){text{fill:#a6ab9f}.paper{fill:#171a15}.grid{stroke:#343930}g text{fill:currentColor}${colours(dark)}}`,
].join('')

import { format, resolveConfig } from 'prettier'
import { isWithin, type Curve, type Figure, type Results } from '../../bench/figures/Figure.ts'
import { exponentOf, exponentOfSorting, isSteep } from '../../bench/figures/growth.ts'
import { limitOf, spoken } from '../../bench/figures/writeResults.ts'
import { plot } from './plot.ts'
import { reasons } from './reasons.ts'

/** The page on benchmarks and its plots, as they have to be: the text of each file, by its path. */
export async function benchmarksPage(results: readonly Results[]): Promise<Map<string, string>> {
  const style = await resolveConfig('docs/benchmarks.md')
  const grown = results.filter(({ curves }) => curves.length > 0)
  const text = [
    head,
    '## Budgets',
    budgets(results.flatMap(({ figures }) => figures)),
    ...whyOver(results.flatMap(({ figures }) => figures)),
    '## Beside them',
    others(results.flatMap(({ figures }) => figures)),
    '## As things grow',
    growing,
    ...grown.map(growth),
    '## Where and when',
    machines(results),
  ].join('\n\n')
  const page = await format(`${text}\n`, { ...style, parser: 'markdown' })
  const plots = grown.map((result) => [`docs/${pathOf(result)}`, plot(titleOf(result), plotted(result))] as const)
  return new Map([['docs/benchmarks.md', page], ...plots])
}

function budgets(figures: Figure[]): string {
  const rows = figures
    .filter(({ budget }) => budget)
    .map((figure) => [
      figure.what,
      limitOf(figure),
      said(figure),
      isWithin(figure) ? 'within' : '**over**',
      beside(figure),
    ])
  return table(['what', 'budget', 'measured', '', 'in the same run'], rows)
}

/** What is over its budget, each with its reason. */
function whyOver(figures: Figure[]): string[] {
  const over = figures.filter((figure) => isWithin(figure) === false)
  if (over.length === 0) return []
  return ['### Why some are over', over.map(({ what }) => `- **${what}.** ${reasons[what] ?? ''}`).join('\n')]
}

const others = (figures: Figure[]) =>
  table(
    ['what', 'measured', 'in the same run'],
    figures.filter(({ budget }) => !budget).map((figure) => [figure.what, said(figure), beside(figure)]),
  )

function growth(result: Results): string {
  const { curves } = result
  const sizes = [...new Set(curves.flatMap(({ points }) => points.map(([size]) => size)))].toSorted((a, b) => a - b)
  const cost = ({ points }: Curve, at: number) => points.find(([size]) => size === at)?.[1]
  const rows = curves.map((curve) => [
    curve.unit ? `${curve.what}, ${curve.unit}` : curve.what,
    ...sizes.map((size) => cost(curve, size)).map((value) => (value === undefined ? '' : spoken(value))),
    power(curve),
  ])
  return [
    `### ${titleOf(result)}`,
    `![${titleOf(result)}: the milliseconds of the table below](${pathOf(result)})`,
    table(['', ...sizes.map(spoken), 'grows as'], rows),
  ].join('\n\n')
}

function power(curve: Curve): string {
  const exponent = exponentOf(curve.points).toFixed(2)
  return isSteep(curve)
    ? `**n^${exponent}**, n log n is ${exponentOfSorting(curve.points).toFixed(2)}`
    : `n^${exponent}`
}

/** What is in the plot: times only. */
const plotted = ({ curves }: Results) => curves.filter(({ unit }) => unit === 'ms')

/** `growth-accounts` is about accounts. */
const titleOf = ({ bench }: Results) => bench.replace(/^growth-(.)/, (_all, first: string) => first.toUpperCase())

const pathOf = ({ bench }: Results) => `benchmarks/${bench}.svg`

const machines = (results: readonly Results[]) =>
  table(
    ['bench', 'when', 'commit', 'machine', 'with', 'others’ load'],
    results.map(({ bench, machine }) => [
      `\`pnpm bench ${bench.replace('-', ' ')}\``,
      machine.at.slice(0, 16).replace('T', ' '),
      machine.commit,
      `${machine.cpu}, ${machine.memory}, ${machine.system}, Node ${machine.node}`,
      Object.entries(machine.with)
        .map((each) => each.join(' '))
        .join(', '),
      String(machine.load),
    ]),
  )

const said = ({ value, unit }: Figure) => `${spoken(value)}${unit && ` ${unit}`}`

const beside = ({ beside: each = [], unit }: Figure) =>
  each.map(({ who, value }) => `${who}: ${said({ what: who, value, unit })}`).join('; ')

function table(names: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(names), line(names.map(() => '---')), ...rows.map(line)].join('\n')
}

const head = `# Benchmarks

Every figure here was measured: \`pnpm build\`, then \`pnpm bench all\`, which takes a quarter of an hour and writes this page. One alone: \`pnpm bench server\`, say. What others take was measured in the same run, in turns with ours. Times that are marked CPU count what the processor worked, whatever else the machine did; others are what a clock saw, so read them beside the load that the machine had from others, at the end of the page.`

const growing = `What is fast with ten of a thing can be slow with a million. \`grows as\` is the power of the size, fitted to the last three points, where the part that does not grow hides least: n^0 stays the same, n^1 doubles when the size doubles, and in **bold** is what grows faster than n log n. Both scales of the plots are logarithmic.`

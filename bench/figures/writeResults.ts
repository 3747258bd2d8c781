import { writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { isWithin, type Curve, type Figure, type Results } from './Figure.ts'
import { exponentOf, exponentOfSorting, isSteep } from './growth.ts'

export const folder = 'bench/results'

/** Prints budgets and curves, and keeps the figures where the page on benchmarks is made of them. */
export async function writeResults(results: Omit<Results, 'curves'> & { curves?: Curve[] }): Promise<void> {
  const { bench, machine, figures, curves = [] } = results
  const path = `${folder}/${bench}.json`
  const kept: Results = {
    bench,
    machine,
    figures: figures.map((figure) => ({
      ...figure,
      value: rounded(figure.value),
      ...(figure.beside && { beside: figure.beside.map(({ who, value }) => ({ who, value: rounded(value) })) }),
    })),
    curves: curves.map((curve) => ({ ...curve, points: curve.points.map(([size, cost]) => [size, rounded(cost)]) })),
  }
  const style = await resolveConfig(path)
  writeFileSync(path, await format(JSON.stringify(kept), { ...style, parser: 'json' }))
  for (const figure of figures.filter(({ budget }) => budget)) console.log(line(figure))
  for (const curve of curves) console.log(grows(curve))
  console.log(`\nkept in ${path}`)
}

function line(figure: Figure): string {
  const { what, value, unit } = figure
  return `  ${isWithin(figure) ? 'within' : 'OVER  '}  ${what.padEnd(76)} ${spoken(value)} ${unit}, ${limitOf(figure)}`
}

function grows({ what, by, points, unit }: Curve): string {
  const [exponent, sorting] = [exponentOf(points), exponentOfSorting(points)].map((power) => power.toFixed(2))
  const verdict = isSteep({ what, by, points, unit }) ? 'WORSE than n log n' : 'ok'
  const ends = [points[0]!, points.at(-1)!].map(([size, cost]) => `${spoken(cost)} ${unit} at ${spoken(size)}`)
  return `  ${what.padEnd(48)} n^${exponent} (n log n: ${sorting}) ${verdict}: ${ends.join(', ')} ${by}`
}

/** `at most 8 kB`. */
export function limitOf({ budget, unit }: Pick<Figure, 'budget' | 'unit'>): string {
  if (!budget) return ''
  const [words, limit] = 'atMost' in budget ? ['at most', budget.atMost] : ['at least', budget.atLeast]
  return `${words} ${spoken(limit)}${unit && ` ${unit}`}`
}

/** A number as people read it: three digits, or all of a whole one. */
export const spoken = (value: number): string =>
  Math.abs(value) >= 1000
    ? Math.round(value).toLocaleString('en')
    : Number(value.toPrecision(3)).toLocaleString('en', { maximumFractionDigits: 6 })

/** More digits than that are noise. */
const rounded = (value: number) => (Number.isInteger(value) ? value : Number(value.toPrecision(4)))

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { faultsIn, withoutFaults } from './faultsIn.ts'

/** A test that says in its title which faults it is about. */
export interface NamedTest {
  file: string
  title: string
  faults: number[]
  /** How it goes about it, in a few words each. */
  means: string[]
}

/** By where a test is: what is real about it. */
const places: [RegExp, string][] = [
  [/^tests\/proxy\//, 'fault proxy'],
  [/^tests\/fuzz\//, 'fuzz'],
  [/^tests\/soak\//, 'load'],
  [/^tests\/timing\//, 'timing statistics'],
  [/^tests\/crash\//, 'kill -9'],
  [/^tests\/race\//, '64 racers'],
  [/^tests\/(secrets|several)\/|^apps\/server\/src\/(main|commands)/, 'the server as a process'],
  [/^tests\/clients\//, 'Privy’s own clients'],
  [/^tests\/chains\//, 'real chains'],
  [/\.(browser|stories)\.tsx?$|^tests\/(story|tabs)\/|^tests\/dfns\/chromium/, 'Chromium'],
  [/\.test\.tsx$/, 'React 19 and 18'],
  [/\/store\/cases\//, 'every store'],
  [/^packages\/conformance\/src\/cases\//, 'every backend'],
  [/postgresFaults/, 'PostgreSQL'],
]

/** By what its own lines call. */
const words: [RegExp, string][] = [
  [/\bfc\.scheduler|keepsItsPromises|[sS]chedule/, 'schedules'],
  [/\bfc\.(assert|check|property|asyncProperty)/, 'property'],
  [/tryModels|model/, 'model'],
  [/wycheproof/i, 'published vectors'],
]

/** A title is a text; of a story it is the line that says what it shows. */
const literal = /'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|"(?:[^"\\\n]|\\.)*"|\/\*\*[^\n]*\*\/(?=\nexport const)/g

const rooms = ['packages', 'apps'].flatMap((room) => readdirSync(room).map((name) => `${room}/${name}/src`))

/** All tests that name a fault, in the order of their files. */
export function namedTests(): NamedTest[] {
  const files = [...rooms, 'tests', 'scripts'].filter(existsSync).flatMap(sourcesIn)
  return files.toSorted().flatMap((file) => testsIn(file, readFileSync(file, 'utf8')))
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'node_modules' || path === 'scripts/faults' ? [] : sourcesIn(path)
    return /\.tsx?$/.test(path) ? [path] : []
  })
}

function testsIn(file: string, source: string): NamedTest[] {
  return [...source.matchAll(literal)].flatMap(({ 0: text, index }) => {
    const title = text.replace(/^(?:\/\*\*|.)|(?:\*\/|.)$/g, '')
    const faults = faultsIn(title)
    if (!faults.length) return []
    const means = [
      ...places.filter(([place]) => place.test(file)),
      ...words.filter(([word]) => word.test(`${title}\n${bodyFrom(source, index)}`)),
    ]
    return [{ file, title: withoutFaults(title), faults, means: [...new Set(means.map(([, name]) => name))] }]
  })
}

/** From a title to the next test of the same file. */
function bodyFrom(source: string, index: number): string {
  const rest = source.slice(index)
  const next = /\n\s*(?:test|it|describe)\b/.exec(rest)?.index
  return rest.slice(0, next ?? rest.length)
}

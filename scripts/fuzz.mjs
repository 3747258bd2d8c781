// Why: the tests try each property for seconds; what is rare needs longer.
//   pnpm fuzz [factor] [words…]     tries them so many times as often (default 50: a million texts for the codec, 250,000
//                                   orders of steps for the session), all or those whose file has one of the words
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const [factor = '50', ...words] = process.argv.slice(2)
const sources = readdirSync('packages').map((name) => `packages/${name}/src`)
const files = sources
  .filter(existsSync)
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
  .filter((file) => file.endsWith('.test.ts') && readFileSync(file, 'utf8').includes('tests/setup/runs.ts'))
  .filter((file) => !words.length || words.some((word) => file.includes(word)))
if (!(Number(factor) >= 1) || !files.length) {
  console.error('fuzz: say how many times as often, and words of files that have such tests: pnpm fuzz 50 parseJson')
  process.exit(1)
}
console.log(`fuzz: ${factor} times as often as the tests do\n  ${files.join('\n  ')}`)
const { status } = spawnSync('vitest', ['run', '--project', 'node', '--testTimeout', '7200000', ...files], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ: factor },
})
process.exit(status ?? 1)

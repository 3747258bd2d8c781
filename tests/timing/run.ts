// Why: an answer that comes a little later where more of a secret is right tells the secret, one sign after the other. Asks each
// comparison a hundred thousand times with a secret that is wrong at its first sign, and as often with one that is wrong at its
// last, in an order drawn by lot. Run by `pnpm timing`; `pnpm timing 20000` asks less often. |t| beyond 4.5 is a leak.
import { randomBytes } from 'node:crypto'
import { appVerifier } from '../../packages/server/src/http/authenticateApp.ts'
import { strongestT } from './welch.ts'

const samples = Number(process.argv[2] ?? 100_000)
const secret = randomBytes(32).toString('hex').repeat(16)
const flip = (sign: string | undefined) => (sign === '0' ? '1' : '0')
const wrong = { first: flip(secret[0]) + secret.slice(1), last: secret.slice(0, -1) + flip(secret.at(-1)) }
const short = secret.slice(0, 8)

/** Two presented secrets whose refusals must take the same time, and who compares. */
const questions: { name: string; compare: (presented: string) => unknown; a: string; b: string; leaks?: true }[] = [
  { name: 'app secret', compare: appVerifier(secret), a: wrong.first, b: wrong.last },
  { name: 'app secret, by its length', compare: appVerifier(short), a: 'x'.repeat(8), b: 'x'.repeat(9) },
  { name: 'control: sign by sign', compare: signBySign(secret), a: wrong.first, b: wrong.last, leaks: true },
]

let sound = true
for (const { name, compare, a, b, leaks = false } of questions) {
  const t = await ask(compare, a, b)
  console.log(`${name}: |t| = ${Math.abs(t).toFixed(2)}${leaks ? ', and should be beyond 4.5' : ''}`)
  sound &&= Math.abs(t) > 4.5 === leaks
}
process.exit(sound ? 0 : 1)

/** Both as often, in an order drawn by lot; the first tenth is for warming up. */
async function ask(compare: (presented: string) => unknown, a: string, b: string): Promise<number> {
  const times: [number[], number[]] = [[], []]
  for (let asked = 0; Math.min(times[0].length, times[1].length) < samples; asked++) {
    const which = Math.random() < 0.5 ? 0 : 1
    const presented = which ? b : a
    const before = process.hrtime.bigint()
    await compare(presented)
    const took = Number(process.hrtime.bigint() - before)
    if (asked > samples / 10) times[which].push(took)
  }
  return strongestT(...times)
}

/** How it must not be done. */
function signBySign(expected: string) {
  return (presented: string): boolean => {
    for (let at = 0; at < expected.length; at++) if (presented[at] !== expected[at]) return false
    return true
  }
}

import { LatchkeyError } from '@latchkey/core'

/** What is wrong with a passcode, or `good`. */
export type PasscodeEstimate = 'good' | 'too_short' | 'only_digits' | 'repeated'

/** Says whether a passcode would be taken, while it is being typed. */
export function estimatePasscode(passcode: string): PasscodeEstimate {
  const characters = Array.from(passcode.normalize('NFKC'))
  if (characters.length < shortest) return 'too_short'
  if (/^[\p{Nd}\p{P}\s]*$/u.test(passcode) && /\p{Nd}/u.test(passcode)) return 'only_digits'
  if (new Set(characters).size < fewest || repeats(characters) || runs(characters)) return 'repeated'
  return 'good'
}

/** Refuses a passcode that could be guessed, with `passcode_too_weak`. */
export function assertPasscode(passcode: string): void {
  const estimate = estimatePasscode(passcode)
  if (estimate === 'good') return
  throw new LatchkeyError('passcode_too_weak', `${problem[estimate]} Four words that do not belong together will do.`)
}

const shortest = 10
const fewest = 5

const problem: Record<Exclude<PasscodeEstimate, 'good'>, string> = {
  too_short: `The passcode is too short: it needs at least ${shortest} characters.`,
  only_digits: 'The passcode is all digits, which a computer guesses in hours: use letters as well.',
  repeated: `The passcode repeats itself or counts along the alphabet: use at least ${fewest} different characters in no pattern.`,
}

/** True for `abcdeabcde`: what it begins with comes again until its end. */
const repeats = (characters: string[]) =>
  characters.some((_, period) => 0 < period && period <= characters.length / 2 && hasPeriod(characters, period))

const hasPeriod = (characters: string[], period: number) =>
  characters.every((character, at) => at < period || character === characters[at - period])

/** True for `abcdefghij` and `zyxwvutsrq`. */
function runs(characters: string[]): boolean {
  const steps = characters.slice(1).map((character, at) => character.codePointAt(0)! - characters[at]!.codePointAt(0)!)
  return Math.abs(steps[0]!) === 1 && steps.every((step) => step === steps[0])
}

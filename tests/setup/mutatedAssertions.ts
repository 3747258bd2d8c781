import { constantFrom, nat, oneof, record, sample, type Arbitrary } from 'fast-check'
import { fromBase64url, toBase64url } from '../../packages/core/src/base64url.ts'

/** A part of a passkey's answer, or the name of the challenge that it answers. */
export type Part =
  'clientDataJSON' | 'authenticatorData' | 'signature' | 'userHandle' | 'id' | 'rawId' | 'both' | 'name'

/** An answer that came to harm on its way. */
export interface Mutated {
  part: Part
  how: string
  assertion: AuthenticationResponseJSON
  name: string
}

type Change = (bytes: Uint8Array) => Uint8Array

const change: Arbitrary<{ how: string; apply: Change }> = oneof(
  record({ at: nat(400), bit: nat(7) }).map(({ at, bit }) => ({
    how: `bit ${bit} of byte ${at} flipped`,
    apply: (bytes: Uint8Array) => bytes.map((byte, each) => (each === at % bytes.length ? byte ^ (1 << bit) : byte)),
  })),
  nat(400).map((at) => ({
    how: `byte ${at} dropped`,
    apply: (bytes: Uint8Array) => bytes.filter((_, each) => each !== at % bytes.length),
  })),
  record({ from: nat(400), to: nat(400) }).map(({ from, to }) => ({
    how: `bytes ${from} and ${to} swapped`,
    apply: (bytes: Uint8Array) => {
      const swapped = bytes.slice()
      const [a, b] = [from % bytes.length, to % bytes.length]
      swapped[a] = bytes[b]!
      swapped[b] = bytes[a]!
      return swapped
    },
  })),
  record({ at: nat(400), byte: nat(255) }).map(({ at, byte }) => ({
    how: `byte ${byte} put in at ${at}`,
    apply: (bytes: Uint8Array) => {
      const place = at % (bytes.length + 1)
      return new Uint8Array([...bytes.slice(0, place), byte, ...bytes.slice(place)])
    },
  })),
)

const parts: Part[] = [
  'clientDataJSON',
  'authenticatorData',
  'signature',
  'signature',
  'userHandle',
  'id',
  'rawId',
  'both',
  'name',
]
const mutation = record({ part: constantFrom(...parts), change })

/** `count` answers, each changed in one place; always the same ones for the same answer. */
export function* mutatedAssertions(
  assertion: AuthenticationResponseJSON,
  { name, count }: { name: string; count: number },
): Generator<Mutated> {
  const { id, response } = assertion
  let made = 0
  for (const {
    part,
    change: { how, apply },
  } of sample(mutation, { numRuns: count * 2, seed: 20_261_121 })) {
    const changed = (text: string) => toBase64url(apply(fromBase64url(text)) as Uint8Array<ArrayBuffer>)
    const renamed = part === 'id' || part === 'rawId' || part === 'both' ? changed(id) : id
    const mutated: Mutated = {
      part,
      how,
      name: part === 'name' ? changed(name) : name,
      assertion: {
        ...assertion,
        id: part === 'rawId' ? id : renamed,
        rawId: part === 'id' ? id : renamed,
        response: {
          ...response,
          ...(part in response && { [part]: changed((response as unknown as Record<string, string>)[part]!) }),
        },
      },
    }
    if (JSON.stringify(mutated.assertion) === JSON.stringify(assertion) && mutated.name === name) continue // equal bytes swapped
    yield mutated
    if (++made === count) return
  }
}

/** True where two ECDSA signatures are of the same two numbers, whatever their lengths are written like and whatever follows. */
export function isSameSignature(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => split(fromBase64url(text)).map(number))
  return first!.join() === second!.join()
}

const number = (bytes: Uint8Array) =>
  BigInt(`0x0${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`)

function lengthAt(bytes: Uint8Array, at: number): { from: number; length: number } {
  const first = bytes[at] ?? 0
  if (first < 0x80) return { from: at + 1, length: first }
  const count = first & 0x7f
  const length = bytes.slice(at + 1, at + 1 + count).reduce((sum, byte) => sum * 256 + byte, 0)
  return { from: at + 1 + count, length }
}

/** The same signature, its lengths written in other ways or with something behind it. */
export function respelled(signature: string): string[] {
  const [r, s] = split(fromBase64url(signature))
  const long = (tag: number, body: Uint8Array) => [tag, 0x81, body.length, ...body]
  const short = (tag: number, body: Uint8Array) => [tag, body.length, ...body]
  const padded = (body: Uint8Array) => new Uint8Array([0, ...body])
  const spellings = [
    long(0x30, new Uint8Array([...short(2, r!), ...short(2, s!)])),
    short(0x30, new Uint8Array([...long(2, r!), ...short(2, s!)])),
    short(0x30, new Uint8Array([...short(2, r!), ...long(2, s!)])),
    short(0x30, new Uint8Array([...short(2, padded(r!)), ...short(2, s!)])),
    [...short(0x30, new Uint8Array([...short(2, r!), ...short(2, s!)])), 0],
    [0x30, 0x82, 0, r!.length + s!.length + 4, ...short(2, r!), ...short(2, s!)],
  ]
  return spellings.map((bytes) => toBase64url(new Uint8Array(bytes)))
}

/** The two numbers of a DER sequence, read as leniently as any reader might. */
function split(bytes: Uint8Array): Uint8Array[] {
  const r = lengthAt(bytes, lengthAt(bytes, 1).from + 1)
  const s = lengthAt(bytes, r.from + r.length + 1)
  return [bytes.slice(r.from, r.from + r.length), bytes.slice(s.from, s.from + s.length)]
}

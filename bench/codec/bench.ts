// Why: whoever has linked ten thousand accounts must not wait for them. Reads such a person, beside JSON.parse of the same text.
//   pnpm bench codec
import { parseJson, user } from '@latchkey/core/wire'
import type { Figure } from '../figures/Figure.ts'
import { describeMachine } from '../figures/machine.ts'
import { writeResults } from '../figures/writeResults.ts'
import { personText } from '../growth/personText.ts'
import { inTurns } from '../server/inTurns.ts'

const machine = describeMachine()
const text = personText(10_000)
const wire: unknown = JSON.parse(text)
const [, decode, whole] = await inTurns(
  [
    { who: 'JSON.parse', call: () => JSON.parse(text) as unknown },
    { who: 'decode', call: () => user.decode(wire) },
    { who: 'parse with limits and decode', call: () => user.decode(parseJson(text)) },
  ],
  { rounds: 15, perRound: 4 },
)
const figures: Figure[] = [
  {
    what: 'decode a user of 10,000 accounts, beside JSON.parse of the same text, CPU',
    unit: '×',
    value: decode!.ratio,
    beside: [{ who: 'with JSON.parse and its limits', value: whole!.ratio }],
    budget: { atMost: 3 },
  },
]
await writeResults({ bench: 'codec', machine, figures })

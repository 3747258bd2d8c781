// Why: what is said about renders, the way to a person, imports and the installation is measured, beside its budgets. Run `pnpm build` first.
//   pnpm bench react
import { isWithin } from '../figures/Figure.ts'
import { describeMachine } from '../figures/machine.ts'
import { writeResults } from '../figures/writeResults.ts'
import { measureBesidePrivy } from './besidePrivy.ts'
import { measureInChromium } from './inChromium.ts'
import { measureInstallation } from './installed.ts'
import { figuresOf, print, type Results } from './report.ts'

const machine = describeMachine()
const installed = measureInstallation()
const chromium = await measureInChromium()
machine.with['Chromium'] = chromium.version
const privy = await measureBesidePrivy()
if (privy) machine.with['@privy-io/react-auth'] = privy.version
const results: Results = { machine, installed, chromium, privy }
print(results)
const figures = figuresOf(results)
await writeResults({ bench: 'react', machine, figures })
process.exit(figures.some((figure) => isWithin(figure) === false) ? 1 : 0)

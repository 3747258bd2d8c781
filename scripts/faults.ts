// Why: what is said to hold is what a test says, so the page on faults is made of the tests' own titles.
//   pnpm faults     writes docs/faults.md; a test says when that is due
import { writeFileSync } from 'node:fs'
import { faultsPage } from './faults/page.ts'

const file = 'docs/faults.md'
writeFileSync(file, await faultsPage())
console.log(`faults: wrote ${file}`)

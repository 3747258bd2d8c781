// Why: who meets an error looks it up by its code, and has to find the words that they read.
//   pnpm errors     writes docs/errors.md; a test says when that is due
import { writeFileSync } from 'node:fs'
import { errorsPage } from './errors/page.ts'

const file = 'docs/errors.md'
writeFileSync(file, await errorsPage())
console.log(`errors: wrote ${file}`)

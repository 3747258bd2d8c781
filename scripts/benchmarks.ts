// Why: figures in a file are read by nobody.
//   pnpm bench page     makes docs/benchmarks.md and its plots of what the benches measured; a test says when that is due
import { mkdirSync, writeFileSync } from 'node:fs'
import { benchmarksPage } from './benchmarks/page.ts'
import { readResults } from './benchmarks/readResults.ts'

mkdirSync('docs/benchmarks', { recursive: true })
for (const [file, text] of await benchmarksPage(readResults())) {
  writeFileSync(file, text)
  console.log(`bench: wrote ${file}`)
}

// Why: the document is made of the endpoint values that both ends of the wire run on, so it cannot say anything else.
//   pnpm openapi     writes packages/server/src/openapi.json; a test says when that is due
import { writeFileSync } from 'node:fs'
import { openapiText } from './openapi/text.ts'

const file = 'packages/server/src/openapi.json'
writeFileSync(file, await openapiText())
console.log(`openapi: wrote ${file}`)

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'
import { openapi } from './openapi.ts'

/** The document as it stands in its file. */
export async function openapiText(): Promise<string> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const { version } = JSON.parse(readFileSync(`${root}packages/server/package.json`, 'utf8')) as { version: string }
  return format(JSON.stringify(await openapi({ root, version })), { parser: 'json', printWidth: 120 })
}

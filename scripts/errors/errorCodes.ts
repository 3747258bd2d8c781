import { readFileSync } from 'node:fs'

/** Every code with the topic it stands under, in the order of the source. */
export function errorCodes(): { code: string; topic: string }[] {
  let topic = ''
  return readFileSync('packages/core/src/errors/ErrorCode.ts', 'utf8')
    .split('\n')
    .flatMap((line) => {
      topic = /^ {2}\/\/ (.+)$/.exec(line)?.[1] ?? topic
      const [, code] = /^ {2}\| '(\w+)'/.exec(line) ?? []
      return code ? [{ code, topic }] : []
    })
}

import { endsSession, LatchkeyError, type ErrorCode } from '@latchkey/core'
import { format, resolveConfig } from 'prettier'
import { status } from '../../packages/server/src/status.ts'
import { errorMessages } from '../../packages/ui/src/messages/errorMessages.ts'
import { words } from '../../packages/ui/src/messages/words.ts'
import { errorCodes } from './errorCodes.ts'
import { readMessages } from './readMessages.ts'

/** The page on errors, as it has to be. */
export async function errorsPage(): Promise<string> {
  const messages = readMessages()
  const codes = errorCodes() as { code: ErrorCode; topic: string }[]
  const topics = [...new Set(codes.map(({ topic }) => topic))]
  const sections = topics.map((topic) => {
    const entries = codes.filter((entry) => entry.topic === topic).map(({ code }) => entry(code, messages.get(code)))
    return `## ${topic}\n\n${entries.join('\n\n')}`
  })
  const style = await resolveConfig('docs/errors.md')
  return await format(`${head}\n\n${sections.join('\n\n')}\n`, { ...style, parser: 'markdown' })
}

function entry(code: ErrorCode, messages: readonly string[] = []): string {
  const ends = endsSession(new LatchkeyError(code, '')) ? ' · **signs the person out**' : ''
  const said = errorMessages[`error.${words[code]}`]
  return [
    `### \`${code}\``,
    `HTTP ${status[code]}${ends}. To people: “${said}”`,
    messages.map((message) => `- ${escape(message)}`).join('\n'),
  ].join('\n\n')
}

const escape = (text: string) => text.replaceAll(/[<>*[\]]|__/g, '\\$&')

const head = `# Errors

Everything that is refused or fails is a \`LatchkeyError\`. Its \`code\` is stable, so branch on it; its \`message\` says what happened, why, and what to do, for who reads logs; \`retryable\` says whether the same call may succeed later, \`retryAt\` when. Over HTTP it is \`{ error, code, retryable, request_id }\`.

\`\`\`ts
import { LatchkeyError } from '@latchkey/core'

async function explain(action: () => Promise<unknown>) {
  try {
    await action()
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error
    if (error.code === 'passkey_cancelled') return 'Try again when you’re ready.'
    return error.retryable ? 'Try again in a moment.' : error.message
  }
}
\`\`\`

Components say the sentences under “to people” by themselves, in each language; \`{app}\` is the app’s name. Only the codes that are marked so sign a person out: a credential was checked and found bad. Whatever else happens, the session stays.

This page is made of the sources by \`pnpm errors\`. Below each code stand the messages it comes with; \`…\` is what is known only then.`

import { AbortedError, LatchkeyError } from '@latchkey/core'
import { toSent, type Answer, type Question } from './messages.ts'
import { isVerb, rules } from './rules.ts'
import type { HostCall, VaultHost } from './VaultHost.ts'
import { wipeSecrets } from './wipeSecrets.ts'

/** Answers what comes over a port, each question once. Secrets that came along are wiped when it is answered. */
export function serveHost(port: MessagePort, host: VaultHost): void {
  const running = new Map<number, AbortController>()

  async function run(verb: unknown, parameters: unknown, call: HostCall): Promise<unknown> {
    try {
      const work =
        isVerb(verb) && (host[verb] as ((parameters: unknown, call: HostCall) => Promise<unknown>) | undefined)
      if (!work) throw new LatchkeyError('not_supported', 'This vault has no such verb. Update the app.')
      return await work.call(host, rules[verb].parameters(parameters, verb), call)
    } finally {
      wipeSecrets(parameters)
    }
  }

  async function answer(question: Question): Promise<void> {
    const { id } = question
    if ('abort' in question) return running.get(id)?.abort()
    const controller = new AbortController()
    running.set(id, controller)
    let sent: Answer
    try {
      const value = await run(question.verb, question.parameters, { signal: controller.signal })
      if (controller.signal.aborted) throw new AbortedError(question.verb)
      sent = { id, value }
    } catch (error) {
      sent = { id, error: toSent(error) }
    }
    running.delete(id)
    port.postMessage(sent)
  }

  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isQuestion(data)) void answer(data)
  }
}

const isQuestion = (data: unknown): data is Question =>
  typeof data === 'object' && data !== null && Number.isSafeInteger((data as Question).id)

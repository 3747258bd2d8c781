import { AbortedError, LatchkeyError } from '@latchkey/core'
import { fromSent, type Answer } from './messages.ts'
import { rules } from './rules.ts'
import type { HostCall, HostVerb, VaultHost } from './VaultHost.ts'

interface ConnectHostOptions {
  /** Settles when the host dies, where that can be known. */
  death?: Promise<unknown>
  /** Milliseconds after which a host that says nothing counts as dead. */
  deadline: number
  /** Called once, when the host is dead: the next call needs another one. */
  onLost: () => void
}

interface Waiting {
  verb: HostVerb
  resolve: (value: unknown) => void
  reject: (error: LatchkeyError) => void
}

/** A host at the other end of a port. Each call settles: by an answer, by being given up, or because the host died. */
export function connectHost(port: MessagePort, { death, deadline, onLost }: ConnectHostOptions): VaultHost {
  const waiting = new Map<number, Waiting>()
  let lost: LatchkeyError | undefined
  let last = 0

  function lose(why: string) {
    if (lost) return
    lost = new LatchkeyError(
      'vault_unavailable',
      `The place where the keys are ${why}. Nothing is known of what was asked last: try again.`,
      {
        retryable: true,
      },
    )
    port.close()
    for (const { reject } of waiting.values()) reject(lost)
    waiting.clear()
    onLost()
  }

  port.onmessage = ({ data }: MessageEvent<Answer | undefined>) => {
    const asked = waiting.get(data?.id as number)
    if (!asked || !data) return
    waiting.delete(data.id)
    if ('error' in data) asked.reject(fromSent(data.error))
    else
      try {
        asked.resolve(rules[asked.verb].answer(data.value, asked.verb))
      } catch (cause) {
        asked.reject(cause as LatchkeyError)
      }
  }
  port.addEventListener('close', () => lose('was closed'))
  death?.then(
    () => lose('was closed'),
    () => {}, // not known, then
  )

  async function ask(verb: HostVerb, parameters: object, { signal }: HostCall = {}): Promise<unknown> {
    if (signal?.aborted) throw new AbortedError(verb, signal.reason)
    if (lost) throw lost
    const id = ++last
    const { message, transfer } = withCopies(parameters)
    let timer: ReturnType<typeof setTimeout> | undefined
    let giveUp = () => {}
    try {
      return await new Promise((resolve, reject) => {
        giveUp = () => {
          if (!waiting.delete(id)) return
          port.postMessage({ id, abort: true })
          reject(new AbortedError(verb, signal?.reason))
        }
        signal?.addEventListener('abort', giveUp, { once: true })
        timer = setTimeout(() => lose('did not answer in time'), deadline)
        waiting.set(id, { verb, resolve, reject })
        port.postMessage({ id, verb, parameters: message }, transfer)
      })
    } finally {
      clearTimeout(timer)
      waiting.delete(id)
      signal?.removeEventListener('abort', giveUp)
    }
  }

  const verbs = Object.keys(rules) as HostVerb[]
  return Object.fromEntries(
    verbs.map((verb) => [verb, (parameters: object, call?: HostCall) => ask(verb, parameters, call)]),
  ) as unknown as VaultHost
}

/** Secrets travel as copies that are moved, so that none is left behind between the two ends; the caller wipes its own. */
function withCopies(parameters: object): { message: object; transfer: Transferable[] } {
  const transfer: Transferable[] = []
  const entries = Object.entries(parameters).map(([name, value]: [string, unknown]) => {
    if (value instanceof MessagePort) transfer.push(value)
    if (typeof value !== 'object' || value === null || !('prf' in value) || !(value.prf instanceof Uint8Array))
      return [name, value]
    const prf = value.prf.slice()
    transfer.push(prf.buffer)
    return [name, { ...value, prf }]
  })
  return { message: Object.fromEntries(entries) as object, transfer }
}

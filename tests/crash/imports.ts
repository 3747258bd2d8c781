import { setTimeout as sleep } from 'node:timers/promises'
import { asApp } from '../setup/serve.ts'

/** What became of all imports, as those who asked for them saw it. */
export interface Ledger {
  /** By number of the import: the id that was answered. */
  acknowledged: Map<number, string>
  /** Answers that did not come, or were trouble, by what they said; each was asked for again. */
  retries: Record<string, number>
  /** Imports that had been stored though their answer never arrived: where one without a key goes wrong. */
  storedUnheard: number
  /** Retries that were answered with somebody else than was stored. */
  diverged: number
  refused: string[]
}

export interface ImportOptions {
  url: string
  ledger: Ledger
  /** True once no more are to be started; those under way are finished. */
  enough: () => boolean
  /** False: what happens without a key, for comparison. */
  keyed: boolean
}

/** A person with an account of several kinds, all of which name the import they come from. */
export const accountsOf = (number: number) => [
  { type: 'email', address: `person-${number}@import.example` },
  { type: 'phone', number: `+1415${String(2_000_000 + number)}` },
  { type: 'wallet', chain_type: 'ethereum', address: `0x${number.toString(16).padStart(40, '0')}` },
  { type: 'github_oauth', subject: `github-${number}`, username: `person-${number}` },
  { type: 'discord_oauth', subject: `${number}`, username: `person.${number}` },
]

/** Imports one person after the other, each until it is acknowledged. */
export async function importAll(options: ImportOptions, next: () => number): Promise<void> {
  while (!options.enough()) await importOne(options, next())
}

async function importOne({ url, ledger, keyed }: ImportOptions, number: number): Promise<void> {
  const body = JSON.stringify({ linked_accounts: accountsOf(number) })
  const headers = { ...asApp, ...(keyed && { 'privy-idempotency-key': `import-${number}` }) }
  let stored: string | null = null
  for (;;) {
    const answer = await ask(`${url}/v1/users`, { method: 'POST', headers, body })
    if (answer?.status === 200 || answer?.status === 201) {
      const { id } = JSON.parse(answer.text) as { id: string }
      if (stored && stored !== id) ledger.diverged++
      ledger.acknowledged.set(number, id)
      return
    }
    if (answer && answer.status < 500) return void ledger.refused.push(`${answer.status} ${answer.text}`)
    const reason = answer ? `${answer.status} ${(JSON.parse(answer.text) as { code: string }).code}` : 'no answer'
    ledger.retries[reason] = (ledger.retries[reason] ?? 0) + 1
    await sleep(20)
    if (stored) continue
    stored = await findStored(url, number)
    if (stored) ledger.storedUnheard++
  }
}

/** Waits until the server is back, and asks it whether the person is there. */
async function findStored(url: string, number: number): Promise<string | null> {
  const address = `person-${number}@import.example`
  for (;;) {
    await sleep(20)
    const body = JSON.stringify({ address })
    const answer = await ask(`${url}/v1/users/email/address`, { method: 'POST', headers: asApp, body })
    if (answer?.status === 200) return (JSON.parse(answer.text) as { id: string }).id
    if (answer?.status === 404) return null
  }
}

/** Null where no whole answer came. */
export async function ask(url: string, init: RequestInit): Promise<{ status: number; text: string } | null> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) })
    return { status: response.status, text: await response.text() }
  } catch {
    return null
  }
}

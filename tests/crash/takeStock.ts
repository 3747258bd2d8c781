import { asApp } from '../setup/serve.ts'
import { accountsOf, ask } from './imports.ts'

/** What is in the store after all. */
export interface Stock {
  stored: number
  /** Acknowledged, and not there under the id that was answered. */
  lost: number
  /** People who are there more than once. */
  duplicates: number
  /** People who are there without all of their accounts. */
  halves: number
}

interface Page {
  data: { id: string; linked_accounts: { type: string; address?: string }[] }[]
  next_cursor: string | null
}

/** Reads everybody, page by page, and compares with what was acknowledged. */
export async function takeStock(url: string, acknowledged: ReadonlyMap<number, string>): Promise<Stock> {
  const people: Page['data'] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const answer = await ask(`${url}/v1/users?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, {
      headers: asApp,
    })
    if (answer?.status !== 200)
      throw new Error(`the list of people was not answered: ${answer?.status} ${answer?.text}`)
    const page = JSON.parse(answer.text) as Page
    people.push(...page.data)
    cursor = page.next_cursor
  }
  // Whoever has a passkey came by themselves.
  const imported = people.filter(({ linked_accounts: accounts }) => accounts.every(({ type }) => type !== 'passkey'))
  const kinds = accountsOf(0).length
  const ids = new Set(people.map(({ id }) => id))
  const mails = imported.map(({ linked_accounts: accounts }) => accounts.find(({ type }) => type === 'email')?.address)
  return {
    stored: imported.length,
    lost: [...acknowledged.values()].filter((id) => !ids.has(id)).length,
    duplicates: imported.length - new Set(mails).size,
    halves: imported.filter(({ linked_accounts: accounts }) => accounts.length !== kinds).length,
  }
}

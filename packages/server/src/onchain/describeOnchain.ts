import type { OnchainGrant } from '@latchkey/core'
import type { Server } from '../Server.ts'
import type { DelegationRow } from '../store/Store.ts'
import { readGrant } from './readGrant.ts'
import { storedTerms } from './onchainTerms.ts'

/** ms. How long a list waits for a chain. */
const patience = 5_000

/** Server access as its chain has it now, whatever became of it at this server. */
export async function describeOnchain(
  server: Server,
  row: DelegationRow,
  onchain: NonNullable<DelegationRow['consent']['onchain']>,
): Promise<OnchainGrant> {
  if (server.now() >= row.expiresAt) return { ...onchain, listed: false }
  return { ...onchain, listed: await within(patience, isListed(server, row)) }
}

async function isListed(server: Server, row: DelegationRow): Promise<boolean | null> {
  try {
    const found = await readGrant(server, storedTerms(row))
    return found === 'equal' || found === 'different'
  } catch {
    return null // nobody knows: the chain could not be asked
  }
}

async function within(ms: number, work: Promise<boolean | null>): Promise<boolean | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), ms)))
  return await Promise.race([work, tooLate]).finally(() => clearTimeout(timer))
}

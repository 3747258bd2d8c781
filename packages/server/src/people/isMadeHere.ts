import type { Server } from '../Server.ts'

/** True for a wallet that was made here. It may sign for its person without them, so it must not open their account. */
export async function isMadeHere({ store, now }: Server, key: string): Promise<boolean> {
  const userId = await store.users.findByAccount('wallet', key)
  const holder = userId ? await store.users.get(userId, now()) : null
  const wallet = holder?.accounts.find((account) => account.type === 'wallet' && account.key === key)
  return wallet?.data['connector_type'] === 'embedded'
}

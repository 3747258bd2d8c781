import { useCallback, useSyncExternalStore } from 'react'

/** A session's own function for revoking: what buttons of one session have in common. */
type Key = (...parameters: never[]) => Promise<unknown>

const boards = new WeakMap<Key, { addresses: ReadonlySet<string>; listeners: Set<() => void> }>()

/** The wallets being revoked right now, by whichever button: a second one shows the same and sends nothing. */
export function useUnderWay(key: Key): ReadonlySet<string> {
  const subscribe = useCallback(
    (listener: () => void) => {
      boardOf(key).listeners.add(listener)
      return () => boardOf(key).listeners.delete(listener)
    },
    [key],
  )
  return useSyncExternalStore(subscribe, () => boardOf(key).addresses, nothing)
}

/** Marks wallets as being revoked; gives back how to end that. */
export function markUnderWay(key: Key, addresses: string[]): () => void {
  const board = boardOf(key)
  const change = (next: Iterable<string>) => {
    board.addresses = new Set(next)
    for (const listener of board.listeners) listener()
  }
  change([...board.addresses, ...addresses])
  return () => change([...board.addresses].filter((address) => !addresses.includes(address)))
}

function boardOf(key: Key) {
  let board = boards.get(key)
  if (!board) boards.set(key, (board = { addresses: new Set(), listeners: new Set() }))
  return board
}

const empty: ReadonlySet<string> = new Set()
const nothing = () => empty

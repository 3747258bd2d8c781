import { openDB, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb'
import { storeUnavailable } from '../storeUnavailable.ts'
import { upgrade, version, type Tables } from './schema.ts'

type Table = StoreNames<Tables>

/** A readwrite transaction. It reaches the tables that it was begun with and throws at the others. */
export type Writing = IDBPTransaction<Tables, Table[], 'readwrite'>

/** The way to one database: opened at first use, and again where the browser closed it. */
export interface Connection {
  open: () => Promise<IDBPDatabase<Tables>>
  /**
   * Runs `work` in one transaction on disk when this resolves; nothing is kept where it throws. Readwrite transactions over
   * the same tables run one at a time, in all tabs. `work` may await the transaction's own requests only, else it commits early.
   * `throw undo(answer)` keeps nothing of it and answers.
   */
  write: <result>(
    tables: Table[],
    work: (transaction: Writing, undo: (answer: NoInfer<result>) => Error) => Promise<result>,
  ) => Promise<result>
  close: () => Promise<void>
}

/** Reaches the database of this name. */
export function connect(name: string): Connection {
  let opened: Promise<IDBPDatabase<Tables>> | undefined
  let closed = false

  async function open() {
    if (closed) throw storeUnavailable(new Error(`The store "${name}" was closed. Make a new one.`))
    opened ??= openDB<Tables>(name, version, {
      upgrade,
      // Another tab brings newer tables: step aside, and meet them at the next call.
      blocking: () => void forget(),
      terminated: () => (opened = undefined),
    }).catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }

  async function forget() {
    const db = opened
    opened = undefined
    ;(await db)?.close()
  }

  return {
    open,
    async write<result>(
      tables: Table[],
      work: (transaction: Writing, undo: (answer: result) => Error) => Promise<result>,
    ) {
      let undone: { error: Error; answer: result } | undefined
      const undo = (answer: result) => (undone = { error: new Error('Undone.'), answer }).error
      const transaction = (await open()).transaction(tables, 'readwrite', { durability: 'strict' })
      // Awaited below; here only so that an aborted transaction is never an unhandled rejection.
      transaction.done.catch(() => {})
      try {
        const result = await work(transaction, undo)
        await transaction.done
        return result
      } catch (error) {
        abort(transaction)
        if (undone && undone.error === error) return undone.answer
        throw error
      }
    },
    async close() {
      closed = true
      await forget()
    },
  }
}

function abort(transaction: { abort(): void }) {
  try {
    transaction.abort()
  } catch {
    // It has ended by itself.
  }
}

import type { RecordStorage } from './RecordStorage.ts'

type Change = (current: unknown) => unknown

/** IndexedDB; and memory, for as long as the page lives, where the browser denies it, it is full or it breaks. */
export function indexedDbStorage(name = 'latchkey'): RecordStorage {
  const memory = new Map<string, unknown>()
  let opening: Promise<IDBDatabase | undefined> | undefined

  async function transact(key: string, change?: Change): Promise<unknown> {
    let current: unknown
    for (let attempts = 0; attempts < 2 && !memory.has(key); attempts++) {
      const database = await (opening ??= open(name).catch(() => undefined))
      if (!database) break
      try {
        return await onDisk(database, key, change)
      } catch {
        current = await onDisk(database, key).catch(() => undefined) // full, but perhaps still readable
        opening = undefined // or closed under us
      }
    }
    if (memory.has(key)) current = memory.get(key)
    if (!change) return current
    memory.set(key, change(current))
    return memory.get(key)
  }

  return { read: (key) => transact(key), update: transact }
}

/** ms. Some browsers never answer where storage is blocked. */
const patience = 3_000
const records = 'records'

function open(name: string): Promise<IDBDatabase> {
  return new Promise<IDBDatabase>((resolve, reject) => {
    const timer = setTimeout(reject, patience)
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(records)
    request.onsuccess = () => {
      clearTimeout(timer)
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.onerror = reject
  })
}

function onDisk(database: IDBDatabase, key: string, change?: Change): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(records, change ? 'readwrite' : 'readonly')
    const store = transaction.objectStore(records)
    const request = store.get(key)
    let value: unknown
    request.onsuccess = () => {
      value = request.result
      if (!change) return
      value = change(value)
      if (value === undefined) store.delete(key)
      else store.put(value, key)
    }
    transaction.oncomplete = () => resolve(value)
    transaction.onabort = () => reject(transaction.error as DOMException)
  })
}

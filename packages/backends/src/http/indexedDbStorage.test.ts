import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { signal, testBrowser, testServer } from '../testServer.test.kit.ts'
import { indexedDbStorage } from './indexedDbStorage.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const name = () => crypto.randomUUID()

test('keeps records for the next visit, keys that cannot be exported included', async () => {
  const database = name()
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  await indexedDbStorage(database).update('a', () => ({ keys }))
  const kept = (await indexedDbStorage(database).read('a')) as { keys: CryptoKeyPair }
  expect(kept.keys.privateKey.extractable).toBe(false)
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    kept.keys.privateKey,
    new Uint8Array(1),
  )
  expect(signature.byteLength).toBe(64)
})

test('reads and writes in one step: of many tabs that count, none is lost', async () => {
  const database = name()
  const tabs = Array.from({ length: 40 }, () => indexedDbStorage(database))
  await Promise.all(tabs.map((tab) => tab.update('count', (count) => ((count as number | undefined) ?? 0) + 1)))
  expect(await indexedDbStorage(database).read('count')).toBe(40)
})

test('undefined removes', async () => {
  const storage = indexedDbStorage(name())
  await storage.update('a', () => 1)
  expect(await storage.update('a', () => undefined)).toBeUndefined()
  expect(await storage.read('a')).toBeUndefined()
})

const denials: Record<string, () => void> = {
  'is not there': () => vi.stubGlobal('indexedDB', undefined),
  'throws on opening': () =>
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('denied', 'SecurityError')
      },
    }),
  'fails to open': () =>
    vi.stubGlobal('indexedDB', {
      open() {
        const request: { onerror?: () => void } = {}
        queueMicrotask(() => request.onerror?.())
        return request
      },
    }),
  'is full': fillDisk,
  'is closed under us': () => {
    // oxlint-disable-next-line typescript/unbound-method -- called with its own `this`
    const open = IDBDatabase.prototype.transaction
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, names, mode) {
      if (names === 'records') throw new DOMException('closed', 'InvalidStateError')
      return open.call(this, names, mode)
    })
  },
}

/** No room for what the browser keeps. The server's own database has its own disk. */
function fillDisk() {
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this`
  const put = IDBObjectStore.prototype.put
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (this.name === 'records') throw new DOMException('full', 'QuotaExceededError')
    return put.call(this, value, key)
  })
}

test.each(Object.entries(denials))('where IndexedDB %s, the session lives in memory (fault 11)', async (_, deny) => {
  const server = await testServer()
  deny()
  const backend = testBrowser(server).open()
  const { user } = await backend.createGuestAccount!({ signal })
  expect((await backend.restore({ signal }))?.user.id).toBe(user.id)
  await backend.logout({ signal })
  expect(await backend.restore({ signal })).toBeNull()
})

test('a full disk loses nothing that was there before (fault 11)', async () => {
  const database = name()
  await indexedDbStorage(database).update('a', () => 'first')
  fillDisk()
  const storage = indexedDbStorage(database)
  expect(await storage.update('a', (current) => `${String(current)}, second`)).toBe('first, second')
  expect(await storage.read('a')).toBe('first, second')
  vi.restoreAllMocks()
  expect(await indexedDbStorage(database).read('a')).toBe('first')
})

test('a database of another make is left alone (fault 11)', async () => {
  const database = name()
  await new Promise((resolve) => {
    const request = indexedDB.open(database, 7)
    request.onupgradeneeded = () => request.result.createObjectStore('theirs')
    request.onsuccess = () => resolve(request.result.close())
  })
  const storage = indexedDbStorage(database)
  await storage.update('a', () => 1)
  expect(await storage.read('a')).toBe(1)
})

test('whatever was stored, nothing throws, and what is no session of this version is nobody’s (fault 11)', async () => {
  const server = await testServer()
  const { open, storage, scope } = testBrowser(server)
  const broken = fc.oneof(
    fc.anything().filter(isCloneable),
    fc.record({ v: fc.constantFrom(0, 1, 2, '1'), userId: fc.string(), refreshToken: fc.string() }),
    fc.constant({ v: 1, userId: 'did:a', refreshToken: 'a.0.b', rotation: 0, keys: {} }),
    fc.constant({ v: 2, userId: 'did:a', refreshToken: 'a.0.b', rotation: 0, keys: null }),
  )
  await fc.assert(
    fc.asyncProperty(broken, async (record) => {
      await storage.update(scope, () => record)
      expect(await open().restore({ signal })).toBeNull()
      expect(await open().getAccessToken({ signal })).toBeNull()
    }),
    { numRuns: 60 },
  )
  expect(server.requests).toEqual([])
})

function isCloneable(value: unknown): boolean {
  try {
    structuredClone(value)
    return true
  } catch {
    return false
  }
}

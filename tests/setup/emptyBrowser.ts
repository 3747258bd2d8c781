import 'fake-indexeddb/auto'

// For tests in Node: each file begins in a browser that keeps nothing yet, also where it shares a process with others.
globalThis.indexedDB = new IDBFactory()

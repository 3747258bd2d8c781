import 'fake-indexeddb/auto'
import { describeStore } from '../describeStore.ts'
import { indexedDbStore } from './indexedDbStore.ts'

describeStore('indexedDb', () => indexedDbStore({ name: 'latchkey' }))

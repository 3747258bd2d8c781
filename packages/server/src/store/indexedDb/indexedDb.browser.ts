import { describeStore } from '../describeStore.ts'
import { indexedDbStore } from './indexedDbStore.ts'

describeStore('indexedDb in a real browser', () => indexedDbStore({ name: crypto.randomUUID() }))

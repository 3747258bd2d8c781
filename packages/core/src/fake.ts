/** The door for tests and stories. */
export { fakeActivity } from './backend/fakeActivity.ts'
export { fails, fakeBackend, hangs, type FakeScript } from './backend/fakeBackend.ts'
export { ada, adaDelegated, everyAccount, fakeWallet, joinedAt, newcomer } from './backend/fakePeople.ts'

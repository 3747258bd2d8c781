import { expect, test } from 'vitest'
import type { Server } from '../Server.ts'
import { expectedOrigins } from './expectedOrigins.ts'

const page = 'https://app.example'
const frame = 'https://wallet.app.example'
const server = { origins: [page], vaultFrame: { origin: frame, script: async () => '' } } as unknown as Server
const inFrame = { challenge: '', crossOrigin: true, origin: frame, topOrigin: page }

test('a passkey is taken from the app’s pages, from our page in a window, and from our frame in one of theirs', () => {
  const inPage = { ...inFrame, crossOrigin: false, origin: page, topOrigin: undefined }
  expect(expectedOrigins(server, inPage)).toEqual({ expectedOrigin: [page, frame] })
  expect(expectedOrigins({ ...server, vaultFrame: undefined }, inPage)).toEqual({ expectedOrigin: [page] })
  expect(expectedOrigins(server, inFrame)).toEqual({ expectedOrigin: [frame], expectedTopOrigin: [page] })
  // Not all browsers say who is around it; the page’s own policy keeps others out.
  expect(expectedOrigins(server, { ...inFrame, topOrigin: undefined })).not.toBeNull()
})

test.each([
  ['another frame', { ...inFrame, origin: 'https://elsewhere.example' }],
  ['an app’s page in a frame', { ...inFrame, origin: page }],
  ['our frame in a stranger’s page', { ...inFrame, topOrigin: 'https://elsewhere.example' }],
])('no passkey is taken from %s (fault 53)', (_what, client) => {
  expect(expectedOrigins(server, client)).toBeNull()
})

test('without a frame of our own none is taken from any (fault 53)', () => {
  expect(expectedOrigins({ ...server, vaultFrame: undefined }, inFrame)).toBeNull()
})

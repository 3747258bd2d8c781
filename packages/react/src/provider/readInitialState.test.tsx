import { ada, everyAccount } from '@latchkey/core/fake'
import { snapshot } from '@latchkey/core/wire'
import { afterEach, expect, test } from 'vitest'
import { readInitialState } from './readInitialState.ts'

afterEach(() => document.body.replaceChildren())

/** What a server put into the page. */
function put(text: string) {
  const script = document.createElement('script')
  script.type = 'application/json'
  script.id = 'latchkey-state'
  script.textContent = text
  document.body.append(script)
}

test('reads the person whom a server put into the page, Dates included', () => {
  const wire = snapshot.encode({ user: { ...ada, linkedAccounts: everyAccount }, identityToken: null })
  put(JSON.stringify(wire))
  const read = readInitialState()!
  expect(read).toEqual(snapshot.decode(wire))
  expect(read.user).toMatchObject({
    id: ada.id,
    createdAt: ada.createdAt,
    linkedAccounts: { length: everyAccount.length },
  })
})

test.each([null, 'null', '', 'no JSON', '{}', '[]', '{"user":{"id":7}}', '{"user":null,"identity_token":null}'])(
  'is null, and never an error, where there is nobody in %j',
  (text) => {
    if (text !== null) put(text)
    expect(readInitialState()).toBeNull()
  },
)

import { describeBackend } from '@latchkey/conformance'
import { softwarePasskey } from '@latchkey/conformance/passkey'
import { indexedDbStorage } from '../http/index.ts'
import { askToSign, codeIn, origin } from '../testServer.test.kit.ts'
import { embedded, embeddedServer } from './index.ts'

describeBackend('embedded', async ({ prf = true } = {}) => {
  const name = crypto.randomUUID()
  const server = embeddedServer({ name, origin })
  const passkeys = softwarePasskey({ origin, prf })
  const open = () =>
    embedded({
      server: embeddedServer({ name, origin }),
      origin,
      passkeys,
      storage: indexedDbStorage(`${name}-browser`),
    })
  return {
    backend: embedded({ server, origin, passkeys, storage: indexedDbStorage(`${name}-browser`) }),
    reopen: open,
    passkey: passkeys,
    sign: async (asked) =>
      await askToSign((request) => server.fetch(request), {
        ...asked,
        app: server.appId,
        secret: await server.appSecret(),
      }),
    mailedCode: async (email) => codeIn((await server.mails()).find(({ to }) => to === email)!),
  }
})

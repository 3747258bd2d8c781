import { describeBackend } from '@latchkey/conformance'
import { testNetworks } from '../../../server/src/testNetworks.test.kit.ts'
import { askToSign, codeIn, testBrowser, testServer } from '../testServer.test.kit.ts'

describeBackend('http', async ({ prf = true } = {}) => {
  const { options, ...networks } = await testNetworks()
  const server = await testServer(options)
  const { open, passkey } = testBrowser(server, { prf })
  return {
    backend: open(),
    reopen: open,
    passkey,
    sign: (asked) => askToSign(server.handle, asked),
    mailedCode: async (email) => codeIn(server.mails.find(({ to }) => to === email)!),
    textedCode: async () => codeIn(server.texts[0]!),
    ...networks,
  }
})

import { embedded, embeddedServer } from '@latchkey/backends/embedded'
import { http } from '@latchkey/backends/http'
import type { Backend } from '@latchkey/core'
import type { AppServer } from './AppServer.ts'
import { startVaultWorker } from './startVaultWorker.ts'

/** One place where people and wallets live, with the two things a playground adds: its app server and its inbox. */
export interface Room {
  name: 'embedded' | 'http'
  title: string
  backend: Backend
  appServer: AppServer
  /** Mailed codes, newest first. */
  readInbox(): Promise<{ to: string; subject: string; text: string }[]>
}

const vault = { worker: startVaultWorker }

/** Nothing but this tab: Latchkey's server runs here, over IndexedDB. */
function embeddedRoom(): Room {
  const server = embeddedServer({ appName: 'Playground' })
  return {
    name: 'embedded',
    title: 'In this tab',
    backend: embedded({ server, vault, createOnLogin: 'users-without-wallets' }),
    appServer: {
      async sign({ walletId, message }) {
        const credentials = btoa(`${server.appId}:${await server.appSecret()}`)
        return await server.fetch(
          new Request(new URL(`/api/v1/wallets/${encodeURIComponent(walletId)}/rpc`, location.origin), {
            method: 'POST',
            headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/json' },
            body: JSON.stringify({ method: 'personal_sign', params: { message, encoding: 'utf-8' } }),
          }),
        )
      },
    },
    readInbox: () => server.mails(),
  }
}

/** Latchkey's server over HTTP; the app's own server stands in Vite's, see appServer.ts. */
function httpRoom(): Room {
  const { LATCHKEY_URL: url, LATCHKEY_APP_ID: appId } = import.meta.env
  return {
    name: 'http',
    title: 'On a server',
    backend: http({ url, appId, vault, createOnLogin: 'users-without-wallets' }),
    appServer: {
      sign: (body) => fetch('/app-server/sign', { method: 'POST', body: JSON.stringify(body) }),
    },
    readInbox: async () => {
      const answer = await fetch('/app-server/inbox')
      return answer.ok ? ((await answer.json()) as { mails: Awaited<ReturnType<Room['readInbox']>> }).mails : []
    },
  }
}

/** `?backend=http` chooses the server; anything else stays in the tab. */
export const room = new URLSearchParams(location.search).get('backend') === 'http' ? httpRoom() : embeddedRoom()

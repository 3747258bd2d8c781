'use client'
import type { Say } from '../messages/useMessages.ts'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useWords } from '../messages/useWords.ts'
import { Address } from '../parts/Address.tsx'
import type { revokeMessages } from './revokeMessages.ts'
import type { useRevoke } from './useRevoke.ts'

export interface RevokeStatusProps {
  revoke: ReturnType<typeof useRevoke>
  say: Say<typeof revokeMessages>
}

/** How the revocation stands, in sentences; nothing while there is nothing to tell. */
export function RevokeStatus({ revoke: { state, wallets, checking, unreachable }, say }: RevokeStatusProps) {
  const { appName: app } = useUi()
  const toWords = useWords()
  const { status, total, done, result, error } = state
  const why = error && toWords(error)
  if (unreachable) return why
  const about = { n: wallets.length, wallet: wallets[0] && <Address address={wallets[0].address} /> }
  switch (status) {
    case 'pending':
      return say('revoke.pending')
    case 'slow':
      return say('revoke.slow')
    case 'done': {
      const eventual = result?.results.some(({ effect }) => effect === 'eventual')
      return (
        <>
          {say('revoke.done', about)} {eventual && say('revoke.done.eventual')}{' '}
          {result?.receipt && (
            <a data-part="receipt" download="server-access-receipt.json" href={fileOf(result.receipt)}>
              {say('revoke.done.receipt')}
            </a>
          )}
        </>
      )
    }
    case 'partial':
      return say('revoke.partial', { ok: done, total, ...about })
    case 'error':
      return (
        <>
          {say('revoke.failed', { app, ...about })} {why}
        </>
      )
    case 'unknown':
      return checking ? say('revoke.checking') : say('revoke.unknown', about)
    default:
      return null
  }
}

/** A text file, as an address. */
const fileOf = (content: object) =>
  `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(content, null, 2))}`

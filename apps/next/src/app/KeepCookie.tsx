'use client'
import { useIdentityToken } from '@latchkey/react'
import { useEffect } from 'react'

let turn: Promise<unknown> = Promise.resolve()

/** One after the other, so that a cookie on its way never outlives the sign-out that follows. */
const tell = (init: RequestInit) => (turn = turn.then(() => fetch('/session', init)).catch(() => {}))

/** The next page does not show who has just left. */
export const forgetCookie = () => tell({ method: 'DELETE' })

/** Hands each fresh identity token to the app's server, whose next page then shows the person from its first byte. */
export function KeepCookie() {
  const { identityToken } = useIdentityToken()
  useEffect(() => {
    if (identityToken) void tell({ method: 'POST', body: identityToken })
  }, [identityToken])
  return null
}

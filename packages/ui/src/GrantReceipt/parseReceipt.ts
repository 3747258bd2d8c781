import type { RevocationReceipt } from '@latchkey/core'

/** What a receipt's text claims, whoever wrote it; undefined where it is no receipt at all. */
export function parseReceipt(text: string): RevocationReceipt | undefined {
  try {
    const said = JSON.parse(text) as RevocationReceipt
    const isReceipt = said.type === 'revocation' && Array.isArray(said.revoked) && !Number.isNaN(+new Date(said.time))
    return isReceipt && typeof said.userId === 'string' && typeof said.appId === 'string' ? said : undefined
  } catch {
    return undefined
  }
}

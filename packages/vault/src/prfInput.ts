/** What to ask a passkey's PRF for: `prf: { eval: { first: new TextEncoder().encode(prfInput) } }`. Fixed for ever. */
export const prfInput = 'latchkey/prf/v1/wallet-kek'

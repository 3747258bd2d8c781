/** The HPKE `info` of a claimed secret: one sealed for another purpose does not open. */
export const claimInfo = 'latchkey/claim/v1'

/** What a claimed secret is sealed with beside: nobody else, and no other key, opens it. `recipient` is base64url. */
export const claimAad = (userId: string, recipient: string) =>
  new TextEncoder().encode(`${claimInfo}\n${userId}\n${recipient}`)

/** COSE algorithms of passkeys, most wanted first: ES256, EdDSA, RS256. */
export const supportedAlgorithmIDs = [-7, -8, -257]

import type { SignedReceipt } from '@latchkey/core'
import type { IdentityKey } from '@latchkey/core/proof'

/** A server's public key; its private half is gone, so there are no more receipts like these. */
export const serverKey: IdentityKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'A9NYWx9xSQ-Y6y_0e6BC5iqUIf7kXY9FVvqc4mDEBMM',
  y: 'pDLj7uUvGvP1rvSoSgFs-fQ9W7U4uqNiV9zmR7vLKIM',
}

/** A real signature over what the server might say to Ada. */
export const adasReceipt: SignedReceipt = {
  text: '{"appId":"latchkey-demo-app-0000000","audit":{"hash":"TB4UuQgGVCHBgYuGoLAagB-k5zDUp4ILeizsycj77Qk","seq":7},"epoch":3,"revoked":["delegation-1","delegation-2"],"time":1795251432000,"type":"revocation","userId":"did:latchkey:ada-lovelace-1815","v":1}',
  signature: '8N2iCmcqfQdWyHxx_21PDmGXYfsG1cHxb3ILbNd45JzrgVrXxlxOvLBePhpU7-O2tPq_71BwCgmMcgDTmBqemw',
  kid: '5xfjt0P8Dr6UnmInUuGNrxfRVIWbuxa_eq3kYhEBgbA',
}

/** As real, and somebody else's. */
export const somebodysReceipt: SignedReceipt = {
  text: '{"appId":"latchkey-demo-app-0000000","audit":{"hash":"TB4UuQgGVCHBgYuGoLAagB-k5zDUp4ILeizsycj77Qk","seq":7},"epoch":3,"revoked":["delegation-9"],"time":1795251432000,"type":"revocation","userId":"did:latchkey:charles-babbage-1791","v":1}',
  signature: 'pAsM4EUioFBfsFfc21OykGWM63HiW4wKXJJbkpjakHZ6GFfvkToXRV7N1kbq6GzwirUmlnoRqfyjlQonuGBHVA',
  kid: '5xfjt0P8Dr6UnmInUuGNrxfRVIWbuxa_eq3kYhEBgbA',
}

/** Ada's, with one word changed on the way. */
export const forgedReceipt: SignedReceipt = {
  ...adasReceipt,
  text: adasReceipt.text.replace('delegation-2', 'delegation-3'),
}

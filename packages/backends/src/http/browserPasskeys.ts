import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import { startAuthentication, startRegistration, WebAuthnAbortService } from '@simplewebauthn/browser'
import type { Passkeys } from './Passkeys.ts'

/** The browser's own passkey ceremonies. */
export const browserPasskeys: Passkeys = {
  create: (options, call) =>
    cancellable(call?.signal, async () =>
      prfToText(await startRegistration({ optionsJSON: prfToBytes(options) as never })),
    ),
  get: (options, call) =>
    cancellable(call?.signal, async () =>
      prfToText(await startAuthentication({ optionsJSON: prfToBytes(options) as never })),
    ),
}

/** Takes the browser's prompt away when the call is given up. */
async function cancellable<value>(signal: AbortSignal | undefined, run: () => Promise<unknown>): Promise<value> {
  const cancel = () => WebAuthnAbortService.cancelCeremony()
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    return (await run()) as value
  } finally {
    signal?.removeEventListener('abort', cancel)
  }
}

// The browser wants and gives the prf extension's values as bytes, where all else here is base64url.

type Asking = { extensions?: AuthenticationExtensionsClientInputsJSON }

function prfToBytes<options extends Asking>(options: options): object {
  const first = options.extensions?.prf?.eval?.first
  if (first === undefined) return options
  return { ...options, extensions: { ...options.extensions, prf: { eval: { first: fromBase64url(first) } } } }
}

function prfToText<response extends { clientExtensionResults: object }>(response: response): response {
  const { prf, ...results } = response.clientExtensionResults as AuthenticationExtensionsClientOutputs
  if (!prf) return response
  const first = prf.results?.first as ArrayBuffer | undefined
  const text = { ...prf, ...(first && { results: { first: toBase64url(new Uint8Array(first)) } }) }
  return { ...response, clientExtensionResults: { ...results, prf: text } }
}

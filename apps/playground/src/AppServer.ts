/** What the app's own server does with Latchkey: it asks for a signature and gets one, or a reasoned refusal. */
export interface AppServer {
  sign(request: { walletId: string; message: string }): Promise<Response>
}

/** How one such request ended. */
export type SignOutcome =
  | { signed: true; message: string; signature: `0x${string}`; recovered: string }
  | { signed: false; message: string; code: string; why: string }

/** Asks for a signature and checks it as anyone could: whom does it recover to? */
export async function askForSignature(
  server: AppServer,
  { walletId, message }: { walletId: string; message: string },
): Promise<SignOutcome> {
  const answer = await server.sign({ walletId, message })
  const body = (await answer.json()) as { data?: { signature: `0x${string}` }; code?: string; error?: string }
  if (!answer.ok || !body.data) return { signed: false, message, code: body.code ?? 'unknown', why: body.error ?? '' }
  const { recoverMessageAddress } = await import('viem/utils')
  const { signature } = body.data
  return { signed: true, message, signature, recovered: await recoverMessageAddress({ message, signature }) }
}

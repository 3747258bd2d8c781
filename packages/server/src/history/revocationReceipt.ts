import { revocationReceiptText, type RevocationReceipt, type SignedReceipt } from '@latchkey/core/wire'
import type { Server } from '../Server.ts'
import { signAsServer } from './signAsServer.ts'

/** The server's signed word that server access ended, for the person to keep. */
export async function revocationReceipt(
  server: Server,
  receipt: Omit<RevocationReceipt, 'v' | 'type' | 'appId'>,
): Promise<SignedReceipt> {
  const text = revocationReceiptText({ v: 1, type: 'revocation', appId: server.appId, ...receipt })
  return { text, ...(await signAsServer(server, text)) }
}

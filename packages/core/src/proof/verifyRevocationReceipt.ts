import { ReceiptInvalidError } from '../errors/proof.ts'
import type { RevocationReceipt, SignedReceipt } from '../types/RevocationReceipt.ts'
import { parseJson } from '../wire/parseJson.ts'
import { revocationReceiptText } from '../wire/signedTexts.ts'
import { verifySignature, type IdentityKey } from './verifySignature.ts'

/** What a receipt says, once it is certain that one of these identity keys signed it. Asks nobody: keys may be kept beside it. */
export async function verifyRevocationReceipt(
  receipt: SignedReceipt,
  identityKeys: readonly IdentityKey[],
): Promise<RevocationReceipt> {
  const signed = await verifySignature(receipt, identityKeys).catch((cause: unknown) => {
    throw new ReceiptInvalidError('its signature or a key cannot be read', cause)
  })
  if (!signed) throw new ReceiptInvalidError('none of the keys given signed it')
  const said = parseJson(receipt.text) as RevocationReceipt
  if (said.v !== 1 || said.type !== 'revocation') throw new ReceiptInvalidError('it is about something else')
  if (revocationReceiptText(said) !== receipt.text) throw new ReceiptInvalidError('it is not written canonically')
  return said
}

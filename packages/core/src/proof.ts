/** The door for whoever wants proof: receipts and histories are checked here, offline. */
export { AuditRollbackError, ReceiptInvalidError } from './errors/proof.ts'
export { findHistoryBreak } from './proof/findHistoryBreak.ts'
export { verifyRevocationReceipt } from './proof/verifyRevocationReceipt.ts'
export { verifySignature, type IdentityKey } from './proof/verifySignature.ts'
export { checkpointText } from './wire/signedTexts.ts'

import type { Catalogue } from '../messages/Message.ts'

export const receiptMessages = {
  'receipt.title': 'Receipt for ended server access',
  'receipt.about':
    'What {app}’s server put its signature to. Keep it: it can be checked later, without asking anybody.',
  'receipt.what': 'What ended',
  'receipt.ended': {
    one: 'Server access given {n} time; its key is destroyed',
    other: 'Server access given {n} times; the keys are destroyed',
  },
  'receipt.ended.none': 'Nothing; no server access was on',
  'receipt.when': 'When',
  'receipt.who': 'Whose',
  'receipt.by': 'App',
  'receipt.digest': 'Digest (SHA-256)',
  'receipt.key': 'Key that signed',
  'receipt.checking': 'Checking the signature…',
  'receipt.verified': 'Checked on this device: a key of {app}’s server signed this, word for word.',
  'receipt.unchecked': 'Not checked here. Whoever has {app}’s public key can check it.',
  'receipt.otherPerson': 'The signature is right, but this receipt belongs to somebody else.',
  'receipt.invalid': 'It doesn’t hold: it was changed, or somebody else wrote it.',
  'receipt.copy': 'Copy receipt',
  'receipt.copied': 'Receipt copied.',
  'receipt.download': 'Download receipt',
} as const satisfies Catalogue

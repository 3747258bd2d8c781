import type { Catalogue } from '../messages/Message.ts'

/** What the question says, which comes after the button. */
export const exportDialogMessages = {
  'export.title.private-key': 'Show this wallet’s private key?',
  'export.title.recovery-phrase': 'Show your recovery phrase?',
  'export.whole.private-key': 'Whoever has the key of {wallet} can take everything in it, now and later.',
  'export.whole.recovery-phrase':
    'Whoever has these words can take everything in every wallet you made here, not only {wallet}, now and later.',
  'export.never': 'Nobody at {app} will ever ask you for it. Don’t send it, and don’t type it into a site.',
  'export.alone': 'Look around you first: nobody should see your screen.',
  'export.forever': 'It can’t be taken back or changed. If somebody has seen it, move to a new wallet.',
  'export.where': 'It appears here, in a frame that {app} can’t read, and goes away by itself after a minute.',
  'export.passcode': 'Wallet passcode',
  'export.passkey': 'You’ll confirm with your passkey.',
  'export.asking': 'Confirm with your passkey.',
  'export.shown': 'It is in the frame above. Only you can see it.',
  'export.hidden': 'It is hidden again.',
  'export.failed': 'Nothing was shown.',
  'export.cancel': 'Don’t show it',
  'export.close': 'Close',
  'export.confirm': 'Show it here',
  'export.again': 'Show it again',
} as const satisfies Catalogue

import type { PartialMessages } from '../en.ts'

export const receipts = {
  'receipt.title': 'Beleg über beendeten Serverzugriff',
  'receipt.about':
    'Was der Server von {app} unterschrieben hat. Heben Sie es auf: Es lässt sich später prüfen, ohne jemanden zu fragen.',
  'receipt.what': 'Was endete',
  'receipt.ended': {
    one: '{n} Mal erteilter Serverzugriff; der Schlüssel ist vernichtet',
    other: '{n} Mal erteilter Serverzugriff; die Schlüssel sind vernichtet',
  },
  'receipt.ended.none': 'Nichts; kein Serverzugriff war aktiv',
  'receipt.when': 'Wann',
  'receipt.who': 'Wessen',
  'receipt.by': 'App-ID',
  'receipt.digest': 'Prüfsumme (SHA-256)',
  'receipt.key': 'Unterschrieben mit Schlüssel',
  'receipt.checking': 'Die Unterschrift wird geprüft…',
  'receipt.verified':
    'Auf diesem Gerät geprüft: Ein Schlüssel des Servers von {app} hat dies unterschrieben, Wort für Wort.',
  'receipt.unchecked': 'Hier nicht geprüft. Das kann, wer den öffentlichen Schlüssel von {app} hat.',
  'receipt.otherPerson': 'Die Unterschrift stimmt, aber dieser Beleg gehört jemand anderem.',
  'receipt.invalid': 'Er gilt nicht: Er wurde geändert, oder jemand anderes hat ihn geschrieben.',
  'receipt.copy': 'Beleg kopieren',
  'receipt.copied': 'Beleg kopiert.',
  'receipt.download': 'Beleg herunterladen',
} satisfies PartialMessages

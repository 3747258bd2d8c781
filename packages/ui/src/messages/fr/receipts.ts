import type { PartialMessages } from '../en.ts'

export const receipts = {
  'receipt.title': 'Reçu de fin d’accès du serveur',
  'receipt.about':
    'Ce que le serveur de {app} a signé. Gardez-le : il pourra être vérifié plus tard, sans demander à personne.',
  'receipt.what': 'Ce qui a pris fin',
  'receipt.ended': {
    one: 'Accès du serveur accordé {n} fois ; sa clé est détruite',
    other: 'Accès du serveur accordé {n} fois ; les clés sont détruites',
  },
  'receipt.ended.none': 'Rien ; aucun accès du serveur n’était actif',
  'receipt.when': 'Quand',
  'receipt.who': 'À qui',
  'receipt.by': 'Application',
  'receipt.digest': 'Empreinte (SHA-256)',
  'receipt.key': 'Clé qui a signé',
  'receipt.checking': 'Vérification de la signature…',
  'receipt.verified': 'Vérifié sur cet appareil : une clé du serveur de {app} a signé ceci, mot pour mot.',
  'receipt.unchecked': 'Non vérifié ici. La clé publique de {app} suffit pour le vérifier.',
  'receipt.otherPerson': 'La signature est juste, mais ce reçu appartient à quelqu’un d’autre.',
  'receipt.invalid': 'Il ne tient pas : il a été modifié, ou quelqu’un d’autre l’a écrit.',
  'receipt.copy': 'Copier le reçu',
  'receipt.copied': 'Reçu copié.',
  'receipt.download': 'Télécharger le reçu',
} satisfies PartialMessages

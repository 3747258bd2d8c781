import type { PartialMessages } from '../en.ts'

export const devices = {
  'devices.title': 'Vos appareils connectés',
  'devices.signedOut': 'Connectez-vous pour voir vos appareils connectés.',
  'devices.empty': 'Aucun appareil n’est répertorié.',
  'devices.current': 'Cet appareil',
  'devices.other': 'Un autre appareil',
  'devices.since': 'Connexion : {date}',
  'devices.used': 'Dernière activité : {ago}',
  'devices.alone': 'Aucun autre appareil n’est connecté.',
  'devices.signOut': 'Déconnecter',
  'devices.signOut.named': 'Déconnecter l’appareil dont la connexion date de : {date}',
  'devices.signOut.done': 'Cet appareil est déconnecté.',
  'devices.signOut.failed': 'Il est toujours connecté.',
  'devices.signOut.unknown': 'Nous ne savons pas s’il a été déconnecté.',
  'devices.others': 'Déconnecter tous les autres',
  'devices.others.title': {
    '=1': 'Déconnecter l’autre appareil ?',
    one: 'Déconnecter {n} autre appareil ?',
    other: 'Déconnecter {n} autres appareils ?',
  },
  'devices.others.about': 'Vous restez en ligne ici. Là-bas, il faudra se reconnecter pour continuer.',
  'devices.others.keep': 'Les laisser',
  'devices.others.confirm': 'Déconnecter',
  'devices.others.done': 'Seul cet appareil est encore connecté.',
  'devices.others.failed': 'Les autres sont toujours connectés.',
  'devices.others.unknown': 'Nous ne savons pas si les autres ont été déconnectés.',
} satisfies PartialMessages

import type { PartialMessages } from '../en.ts'

export const recovery = {
  'recovery.title': 'Ce qui ouvre vos portefeuilles',
  'recovery.signedOut': 'Connectez-vous pour voir ce qui ouvre vos portefeuilles.',
  'recovery.empty': 'Vous n’avez pas encore de portefeuille ici, il n’y a donc rien à ouvrir.',
  'recovery.about':
    'Chacun de ces moyens ouvre les portefeuilles que vous avez créés ici. Sans eux, personne ne le peut, pas même {app}.',
  'recovery.single':
    'Un seul moyen ouvre vos portefeuilles. Si vous le perdez, ils sont perdus aussi. Ajoutez-en un second.',
  'recovery.passcode': 'Code',
  'recovery.passkey.gone': 'Une clé d’accès avec laquelle vous ne vous connectez plus',
  'recovery.since': 'Depuis : {date}',
  'recovery.kept': 'Rien d’autre n’ouvre vos portefeuilles, ce moyen reste donc jusqu’à ce qu’un autre le fasse.',
  'recovery.remove.title': 'Ne plus ouvrir vos portefeuilles avec {name} ?',
  'recovery.remove.passcode': 'Il n’ouvrira plus vos portefeuilles. Vous pourrez en choisir un nouveau à tout moment.',
  'recovery.remove.passkey': 'Vous vous connecterez toujours avec elle, mais elle n’ouvrira plus vos portefeuilles.',
  'recovery.remove.gone': 'Elle n’ouvrira plus vos portefeuilles, où qu’elle soit.',
  'recovery.remove.confirm': 'Ne plus ouvrir',
  'recovery.remove.done': '{name} n’ouvre plus vos portefeuilles.',
  'recovery.add.passcode': 'Ajouter un code',
  'recovery.add.passkey': 'Les ouvrir aussi avec {name}',
  'recovery.change': 'Changer',
  'recovery.change.named': 'Changer le code',
  'recovery.passcode.save': 'Enregistrer le code',
  'recovery.passcode.keep': 'Gardez-le là où vous le retrouverez. Personne ne peut le réinitialiser, pas même {app}.',
  'recovery.passcode.current': 'Code jusqu’à présent',
  'recovery.passcode.done': 'Votre nouveau code ouvre maintenant vos portefeuilles.',
  'recovery.passkey.done': '{name} ouvre maintenant vos portefeuilles.',
  'recovery.byPasskey': 'Vous confirmerez avec une clé d’accès qui ouvre vos portefeuilles.',
} satisfies PartialMessages

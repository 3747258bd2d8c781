import type { PartialMessages } from '../en.ts'

export const passkeys = {
  'passkeys.title': 'Clés d’accès',
  'passkeys.signedOut': 'Connectez-vous pour voir vos clés d’accès.',
  'passkeys.empty':
    'Aucune clé d’accès pour l’instant. Avec elle, vous vous connectez par empreinte, visage ou verrouillage d’écran.',
  'passkeys.added': 'Ajout : {date}',
  'passkeys.used': 'Dernière utilisation : {ago}',
  'passkeys.unused': 'Jamais utilisée',
  'passkeys.synced': 'Synchronisée avec vos autres appareils',
  'passkeys.device': 'Sur un seul appareil',
  'passkeys.opens': 'Ouvre vos portefeuilles',
  'passkeys.kept.wayIn': 'C’est votre seul moyen de vous connecter. Ajoutez-en un autre pour pouvoir la retirer.',
  'passkeys.kept.opener':
    'Rien d’autre n’ouvre vos portefeuilles. Prévoyez autre chose pour les ouvrir avant de la retirer.',
  'passkeys.rename': 'Renommer',
  'passkeys.rename.named': 'Renommer {name}',
  'passkeys.rename.label': 'Comment vous l’appelez',
  'passkeys.rename.save': 'Enregistrer',
  'passkeys.rename.done': 'Elle s’appelle maintenant {name}.',
  'passkeys.cancel': 'Annuler',
  'passkeys.close': 'Fermer',
  'passkeys.remove': 'Retirer',
  'passkeys.remove.named': 'Retirer {name}',
  'passkeys.remove.title': 'Retirer {name} ?',
  'passkeys.remove.signIn': 'Vous ne pourrez plus vous connecter avec elle.',
  'passkeys.remove.last': 'C’est votre seule clé d’accès. Vous vous connecterez autrement.',
  'passkeys.remove.opens': 'Elle n’ouvrira plus vos portefeuilles. Ce qui les ouvre par ailleurs les ouvrira toujours.',
  'passkeys.remove.signs': 'Elle signe aussi vos transactions.',
  'passkeys.remove.manager':
    'Supprimez-la aussi dans votre gestionnaire de mots de passe. Cette page ne peut pas le faire.',
  'passkeys.remove.byOther': 'Vous confirmerez avec une autre clé d’accès.',
  'passkeys.remove.byItself': 'Vous confirmerez avec cette clé d’accès, pour la dernière fois.',
  'passkeys.remove.keep': 'La garder',
  'passkeys.remove.confirm': 'Retirer la clé d’accès',
  'passkeys.remove.failed': 'Elle n’a pas été retirée.',
  'passkeys.remove.unknown': 'Nous ne pouvons pas dire si elle a été retirée.',
  'passkeys.remove.done': '{name} : clé retirée. Supprimez-la aussi dans votre gestionnaire de mots de passe.',
  'passkeys.asking': 'Suivez la demande de clé d’accès de votre navigateur.',
  'passkeys.slow': 'Pas encore de réponse. Vous pouvez fermer ceci ; le résultat s’affichera ici.',
  'passkeys.add': 'Ajouter une clé d’accès',
  'passkeys.add.name': 'Nom de la nouvelle clé d’accès',
  'passkeys.add.hint':
    'Pour la distinguer des autres, par exemple par son appareil. Vous pouvez laisser ce champ vide.',
  'passkeys.add.how':
    'Votre navigateur demande où la garder. Vous confirmerez ensuite avec une clé d’accès que vous avez déjà.',
  'passkeys.add.howFirst': 'Votre navigateur demande où la garder.',
  'passkeys.add.lost': 'J’ai perdu toutes ces clés d’accès',
  'passkeys.add.byPasscode':
    'Votre navigateur demande où la garder. Le code de votre portefeuille confirme à la place des clés perdues.',
  'passkeys.add.opening':
    'Avec lui, la nouvelle clé d’accès ouvre aussi vos portefeuilles. Vous pouvez laisser ce champ vide.',
  'passkeys.add.confirm': 'Créer la clé d’accès',
  'passkeys.add.done': 'Vous pouvez maintenant vous connecter avec votre nouvelle clé d’accès.',
} satisfies PartialMessages

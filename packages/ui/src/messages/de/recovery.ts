import type { PartialMessages } from '../en.ts'

export const recovery = {
  'recovery.title': 'Was Ihre Wallets öffnet',
  'recovery.signedOut': 'Melden Sie sich an, um zu sehen, was Ihre Wallets öffnet.',
  'recovery.empty': 'Sie haben hier noch keine Wallet, also gibt es nichts zu öffnen.',
  'recovery.about':
    'Jedes davon öffnet die Wallets, die Sie hier erstellt haben. Ohne sie kann es niemand, auch {app} nicht.',
  'recovery.single':
    'Nur eines öffnet Ihre Wallets. Wenn Sie es verlieren, sind sie auch verloren. Fügen Sie ein Zweites hinzu.',
  'recovery.passcode': 'Passcode',
  'recovery.passkey.gone': 'Ein Passkey, mit dem Sie sich nicht mehr anmelden',
  'recovery.since': 'Seit {date}',
  'recovery.kept': 'Nichts anderes öffnet Ihre Wallets, also bleibt es, bis etwas anderes das tut.',
  'recovery.remove.title': 'Soll {name} Ihre Wallets nicht mehr öffnen?',
  'recovery.remove.passcode': 'Er öffnet Ihre Wallets dann nicht mehr. Sie können jederzeit einen neuen wählen.',
  'recovery.remove.passkey': 'Sie melden sich weiterhin damit an, aber er öffnet Ihre Wallets nicht mehr.',
  'recovery.remove.gone': 'Er öffnet Ihre Wallets dann nicht mehr, wo immer er ist.',
  'recovery.remove.confirm': 'Nicht mehr öffnen',
  'recovery.remove.done': '{name} öffnet Ihre Wallets nicht mehr.',
  'recovery.add.passcode': 'Passcode hinzufügen',
  'recovery.add.passkey': 'Auch mit {name} öffnen',
  'recovery.change': 'Ändern',
  'recovery.change.named': 'Ändern: Passcode',
  'recovery.passcode.save': 'Passcode speichern',
  'recovery.passcode.keep':
    'Bewahren Sie ihn so auf, dass Sie ihn wiederfinden. Niemand kann ihn zurücksetzen, auch {app} nicht.',
  'recovery.passcode.current': 'Bisheriger Passcode',
  'recovery.passcode.done': 'Ihr neuer Passcode öffnet jetzt Ihre Wallets.',
  'recovery.passkey.done': '{name} öffnet jetzt Ihre Wallets.',
  'recovery.byPasskey': 'Sie bestätigen mit einem Passkey, der Ihre Wallets öffnet.',
} satisfies PartialMessages

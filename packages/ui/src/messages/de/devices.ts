import type { PartialMessages } from '../en.ts'

export const devices = {
  'devices.title': 'Wo Sie angemeldet sind',
  'devices.signedOut': 'Melden Sie sich an, um zu sehen, wo Sie angemeldet sind.',
  'devices.empty': 'Kein Gerät ist verzeichnet.',
  'devices.current': 'Dieses Gerät',
  'devices.other': 'Ein anderes Gerät',
  'devices.since': 'Angemeldet: {date}',
  'devices.used': 'Zuletzt aktiv: {ago}',
  'devices.alone': 'Sonst sind Sie nirgends angemeldet.',
  'devices.signOut': 'Abmelden',
  'devices.signOut.named': 'Gerät abmelden, angemeldet seit {date}',
  'devices.signOut.done': 'Dieses Gerät ist abgemeldet.',
  'devices.signOut.failed': 'Es ist noch angemeldet.',
  'devices.signOut.unknown': 'Wir können nicht sagen, ob es abgemeldet wurde.',
  'devices.others': 'Überall sonst abmelden',
  'devices.others.title': {
    '=1': 'Das andere Gerät abmelden?',
    one: '{n} anderes Gerät abmelden?',
    other: '{n} andere Geräte abmelden?',
  },
  'devices.others.about': 'Hier bleiben Sie angemeldet. Dort muss sich neu anmelden, wer weitermachen will.',
  'devices.others.keep': 'So lassen',
  'devices.others.confirm': 'Abmelden',
  'devices.others.done': 'Sie sind jetzt nur noch auf diesem Gerät angemeldet.',
  'devices.others.failed': 'Die anderen sind noch angemeldet.',
  'devices.others.unknown': 'Wir können nicht sagen, ob die anderen abgemeldet wurden.',
} satisfies PartialMessages

import type { PartialMessages } from '../en.ts'

export const devices = {
  'devices.title': 'Dónde tienes acceso abierto',
  'devices.signedOut': 'Inicia sesión para ver dónde tienes acceso abierto.',
  'devices.empty': 'No consta ningún dispositivo.',
  'devices.current': 'Este dispositivo',
  'devices.other': 'Otro dispositivo',
  'devices.since': 'Entrada: {date}',
  'devices.used': 'Última actividad: {ago}',
  'devices.alone': 'No tienes acceso abierto en ningún otro sitio.',
  'devices.signOut': 'Salir',
  'devices.signOut.named': 'Salir en el dispositivo con entrada: {date}',
  'devices.signOut.done': 'Ya saliste en ese dispositivo.',
  'devices.signOut.failed': 'Sigue abierto allí.',
  'devices.signOut.unknown': 'No podemos saber si se cerró allí.',
  'devices.others': 'Salir en todos los demás',
  'devices.others.title': {
    '=1': '¿Salir en el otro dispositivo?',
    one: '¿Salir en otro dispositivo ({n})?',
    other: '¿Salir en otros {n} dispositivos?',
  },
  'devices.others.about': 'Aquí sigues dentro. Quien quiera seguir allí tendrá que volver a iniciar sesión.',
  'devices.others.keep': 'Dejarlos así',
  'devices.others.confirm': 'Salir',
  'devices.others.done': 'Ahora solo tienes acceso abierto en este dispositivo.',
  'devices.others.failed': 'Los demás siguen abiertos.',
  'devices.others.unknown': 'No podemos saber si se cerraron los demás.',
} satisfies PartialMessages

import type { PartialMessages } from '../en.ts'

export const receipts = {
  'receipt.title': 'Comprobante del fin del acceso del servidor',
  'receipt.about': 'Lo que firmó el servidor de {app}. Guárdalo: se puede comprobar más tarde, sin preguntar a nadie.',
  'receipt.what': 'Qué terminó',
  'receipt.ended': {
    one: 'Acceso del servidor dado {n} vez; su clave está destruida',
    other: 'Acceso del servidor dado {n} veces; las claves están destruidas',
  },
  'receipt.ended.none': 'Nada; no había acceso del servidor',
  'receipt.when': 'Cuándo',
  'receipt.who': 'De quién',
  'receipt.by': 'Aplicación',
  'receipt.digest': 'Resumen (SHA-256)',
  'receipt.key': 'Clave que firmó',
  'receipt.checking': 'Comprobando la firma…',
  'receipt.verified':
    'Comprobado en este dispositivo: una clave del servidor de {app} firmó esto, palabra por palabra.',
  'receipt.unchecked': 'No se comprobó aquí. Puede hacerlo quien tenga la clave pública de {app}.',
  'receipt.otherPerson': 'La firma es correcta, pero este comprobante es de otra persona.',
  'receipt.invalid': 'No vale: se cambió, o lo escribió otra persona.',
  'receipt.copy': 'Copiar comprobante',
  'receipt.copied': 'Comprobante copiado.',
  'receipt.download': 'Descargar comprobante',
} satisfies PartialMessages

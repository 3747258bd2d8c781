import { ar } from '../messages/ar.ts'
import { de } from '../messages/de.ts'
import { en, type Messages } from '../messages/en.ts'
import { es } from '../messages/es.ts'
import { fr } from '../messages/fr.ts'
import { ja } from '../messages/ja.ts'
import { pseudo } from '../messages/pseudo.ts'

interface Language {
  name: string
  locale: string
  messages: Messages
  dir: 'ltr' | 'rtl'
}

/** The languages that the components speak, as the toolbar offers them. */
export const languages = {
  en: { name: 'English', locale: 'en', messages: en, dir: 'ltr' },
  de: { name: 'Deutsch', locale: 'de', messages: de, dir: 'ltr' },
  es: { name: 'Español', locale: 'es', messages: es, dir: 'ltr' },
  fr: { name: 'Français', locale: 'fr', messages: fr, dir: 'ltr' },
  ja: { name: '日本語', locale: 'ja', messages: ja, dir: 'ltr' },
  ar: { name: 'العربية', locale: 'ar', messages: ar, dir: 'rtl' },
  pseudo: { name: 'Pseudo: accented and longer', locale: 'en-XA', messages: pseudo, dir: 'ltr' },
} as const satisfies Record<string, Language>

export type LanguageName = keyof typeof languages

import { expect, test, describe } from 'vitest'
import { en } from './en.ts'
import { fill } from './fill.ts'
import { formsOf, sentencesOf, translations } from './languages.test.kit.ts'
import { ar } from './ar.ts'
import { ja } from './ja.ts'

const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).toSorted()
const english = (key: keyof typeof en) => Object.values(formsOf(en[key]))

describe.each(Object.entries(translations))('%s', (language, messages) => {
  const sentences = sentencesOf(messages)

  test('has every key and no other', () => {
    expect(Object.keys(messages).toSorted()).toEqual(Object.keys(en).toSorted())
  })

  test('asks for what English asks for; only a count may be left out, where the word says it', () => {
    const wrong = sentences.filter(({ key, form, text }) => {
      const names = namesIn(text)
      const [asked, all] = [form === '=1' || form === 'always' ? form : 'other', english(key).flatMap(namesIn)]
      const wanted = namesIn(formsOf(en[key])[asked] ?? formsOf(en[key]).other ?? '')
      return !names.every((name) => all.includes(name)) || !wanted.every((name) => name === 'n' || names.includes(name))
    })
    expect(wrong).toEqual([])
  })

  test('keeps to the plural forms that its language has, and counts wherever English does', () => {
    const known = new Intl.PluralRules(language === 'pseudo' ? 'en' : language).resolvedOptions().pluralCategories
    const foreign = sentences.filter(({ form }) => !['always', '=1', ...known].includes(form))
    expect(foreign).toEqual([])
    const counted = Object.entries(en).filter(([, message]) => typeof message === 'object')
    expect(counted.filter(([key]) => typeof messages[key as keyof typeof en] === 'string')).toEqual([])
  })

  test('says something whole, and leaves no braces or spaces over', () => {
    for (const { text } of sentences) {
      expect(text.trim()).toBe(text)
      expect(text.replace(/\{\w+\}/g, '0')).not.toMatch(/[{}]| {2}/)
    }
  })

  test('takes at most twice the room of English, and twenty letters', () => {
    const long = sentences.filter(
      ({ key, text }) => text.length > 2 * Math.max(...english(key).map((own) => own.length)) + 20,
    )
    expect(long).toEqual([])
  })

  test('names a button by what stands on it', () => {
    const names: [keyof typeof en, keyof typeof en][] = [
      ['grant.trigger', 'grant.trigger.wallet'],
      ['export.trigger.private-key', 'export.trigger.private-key.wallet'],
      ['export.trigger.recovery-phrase', 'export.trigger.recovery-phrase.wallet'],
      ['wallets.revoke', 'revoke.trigger.wallet'],
      ['passkeys.rename', 'passkeys.rename.named'],
      ['passkeys.remove', 'passkeys.remove.named'],
      ['recovery.change', 'recovery.change.named'],
      ['devices.signOut', 'devices.signOut.named'],
      ['accounts.unlink', 'accounts.unlink.named'],
    ]
    const plain = (key: keyof typeof en) =>
      Object.values(formsOf(messages[key]))[0]!.replace(/[⟦⟧~]/g, '').toLowerCase()
    for (const [label, name] of names) expect(plain(name)).toContain(plain(label))
  })
})

describe.each(['ar', 'de', 'es', 'fr', 'ja'])('%s', (language) => {
  const sentences = sentencesOf(translations[language]!)

  test('leaves nothing in English', () => {
    const same = /^(Wallets?|Smart Wallet|Passkeys?|Passcode|Transaction( \{hash\})?|\{n\} (Wallets?|minutes?))$/
    expect(sentences.filter(({ key, text }) => english(key).includes(text) && !same.test(text))).toEqual([])
  })

  test('never calls server access a session, and speaks to people in one way', () => {
    const never: Record<string, RegExp> = {
      ar: /جلس[ةا]/,
      de: /sitzung|session|(?<!\p{L})(du|dich|dir|deine?[mnrs]?)(?!\p{L})/iu,
      es: /(?<!inici\p{L}* (de )?)sesión|(?<!\p{L})usted/iu,
      fr: /session|(?<!\p{L})(tu|toi|ton|ta|tes)(?!\p{L})/iu,
      ja: /セッション/,
    }
    expect(sentences.filter(({ text }) => never[language]!.test(text))).toEqual([])
  })
})

test('Arabic counts in six forms', () => {
  const said = [0, 1, 2, 3, 11, 100].map((n) => fill(ar['grant.duration.days'], { n }, 'ar-u-nu-latn'))
  expect(said).toEqual(['0 يوم', 'يوم واحد', 'يومان', '3 أيام', '11 يومًا', '100 يوم'])
})

test('one wallet is named where the language has one form for all numbers', () => {
  expect(fill(ja['revoke.title'], { n: 1 }, 'ja')).toBe('サーバーアクセスを取り消しますか？')
  expect(fill(ja['revoke.title'], { n: 3 }, 'ja')).toBe('3個のウォレットのサーバーアクセスを取り消しますか？')
})

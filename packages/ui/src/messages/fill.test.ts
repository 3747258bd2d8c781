import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { fill } from './fill.ts'

test('arguments take their places, and text stays text', () => {
  expect(fill('{app} can use {wallet}.', { app: 'Acme', wallet: '0x12' }, 'en')).toBe('Acme can use 0x12.')
})

test('an element stands within the sentence', () => {
  const filled = fill('{app} can use {wallet}.', { app: 'Acme', wallet: createElement('bdi', null, '0x12') }, 'en')
  expect(renderToStaticMarkup(filled)).toBe('Acme can use <bdi>0x12</bdi>.')
})

test('the plural form is the language’s own', () => {
  const wallets = { one: '{n} wallet', few: '{n} peněženky', other: '{n} wallets' }
  expect(fill(wallets, { n: 1 }, 'en')).toBe('1 wallet')
  expect(fill(wallets, { n: 3 }, 'en')).toBe('3 wallets')
  expect(fill(wallets, { n: 3 }, 'cs')).toBe('3 peněženky')
  expect(fill({ other: 'all of {n}' }, { n: 1 }, 'en')).toBe('all of 1')
})

test('exactly one is told apart where a language does not, or has one form for 21, too', () => {
  const wallets = { '=1': 'гаманець {wallet}', one: '{n} гаманець', other: '{n} гаманця' }
  expect(fill(wallets, { n: 1, wallet: '0x12' }, 'uk')).toBe('гаманець 0x12')
  expect(fill(wallets, { n: 21 }, 'uk')).toBe('21 гаманець')
  expect(fill({ '=1': '{wallet}のみ', other: '{n}個' }, { n: 1, wallet: '0x12' }, 'ja')).toBe('0x12のみ')
})

test('numbers are written as the language writes them', () => {
  expect(fill('{n} in all', { n: 12_000 }, 'en')).toBe('12,000 in all')
  expect(fill('{n} in all', { n: 12_000 }, 'de')).toBe('12.000 in all')
})

test('a name that runs the other way stays in one piece', () => {
  expect(fill('خادم {app}', { app: 'Acme!' }, 'ar')).toBe('خادم \u2068Acme!\u2069')
  expect(fill('{app}’s server', { app: 'متجر' }, 'en')).toBe('\u2068متجر\u2069’s server')
  expect(fill('{app}’s server', { app: 'Acme' }, 'en')).toBe('Acme’s server')
})

test('what was put in is never read as a message, and what is missing shows its name', () => {
  expect(fill('Hello {name}.', { name: '{app}' }, 'en')).toBe('Hello {app}.')
  expect(fill('Hello {name}.', {}, 'en')).toBe('Hello {name}.')
})

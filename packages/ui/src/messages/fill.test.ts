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

test('what was put in is never read as a message, and what is missing shows its name', () => {
  expect(fill('Hello {name}.', { name: '{app}' }, 'en')).toBe('Hello {app}.')
  expect(fill('Hello {name}.', {}, 'en')).toBe('Hello {name}.')
})

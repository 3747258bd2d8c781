import { version } from 'react'
import { version as domVersion } from 'react-dom'
import { expect, test } from 'vitest'

test('these tests run on the React that they are meant for', () => {
  const expected = process.env['REACT_MAJOR'] ?? '19'
  expect(version.split('.')[0]).toBe(expected)
  expect(domVersion).toBe(version)
})

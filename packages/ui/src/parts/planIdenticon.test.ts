import { expect, test } from 'vitest'
import { planIdenticon } from './planIdenticon.ts'

const one = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'

test('the same address gives the same picture, in any letter case', () => {
  expect(planIdenticon(one.toLowerCase())).toEqual(planIdenticon(one))
})

test('addresses that differ in one letter look different', () => {
  const pictures = ['d', 'c', 'e', '0', '1'].map((last) => JSON.stringify(planIdenticon(one.slice(0, -1) + last)))
  expect(new Set(pictures).size).toBe(pictures.length)
})

test('the picture is its own mirror image, within its frame', () => {
  const { cells } = planIdenticon(one)
  const has = (x: number, y: number) => cells.some((cell) => cell.x === x && cell.y === y)
  expect(cells.length).toBeGreaterThan(0)
  for (const { x, y } of cells) {
    expect(has(4 - x, y)).toBe(true)
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
    expect(Math.max(x, y)).toBeLessThan(5)
  }
})

test('no text at all still gives one', () => {
  expect(planIdenticon('').cells).toEqual(planIdenticon('').cells)
})

import { act, render, screen } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { later } from './later.ts'

/** A part whose coming, or not coming, is the test's to say. */
function setUp() {
  const loads: Handle<{ words: string }>[] = []
  const useWords = later(() => {
    const load = withResolvers<{ words: string }>()
    loads.push(load)
    return load.promise
  })
  function Part({ name }: { name: string }) {
    const { part, error, retry } = useWords()
    return (
      <button type="button" onClick={retry}>
        {name}: {part?.words ?? error?.code ?? 'coming'}
      </button>
    )
  }
  return { loads, Part }
}

interface Handle<value> {
  promise: Promise<value>
  resolve: (value: value) => void
  reject: (error: unknown) => void
}

function withResolvers<value>(): Handle<value> {
  const handle = {} as Handle<value>
  handle.promise = new Promise((resolve, reject) => Object.assign(handle, { resolve, reject }))
  return handle
}

test('is fetched once for all that wait for it, and is there at once for those who come later', async () => {
  const { loads, Part } = setUp()
  const { rerender } = render([<Part key="a" name="a" />, <Part key="b" name="b" />])
  expect(screen.getByText('a: coming')).toBeInTheDocument()
  expect(loads).toHaveLength(1)
  await act(async () => loads[0]!.resolve({ words: 'here' }))
  expect(screen.getByText('b: here')).toBeInTheDocument()
  rerender(<Part key="c" name="c" />)
  expect(screen.getByText('c: here')).toBeInTheDocument()
  expect(loads).toHaveLength(1)
})

test('what could not be fetched says why, and comes at the next try', async () => {
  const { loads, Part } = setUp()
  render(<Part name="a" />)
  await act(async () => loads[0]!.reject(new TypeError('no such file')))
  act(() => screen.getByText('a: backend_unreachable').click())
  expect(screen.getByText('a: coming')).toBeInTheDocument()
  act(() => screen.getByText('a: coming').click())
  expect(loads).toHaveLength(2)
  await act(async () => loads[1]!.resolve({ words: 'here' }))
  expect(screen.getByText('a: here')).toBeInTheDocument()
})

test('a server renders its place and fetches nothing', () => {
  const { loads, Part } = setUp()
  expect(renderToString(<Part name="a" />)).toContain('coming')
  expect(loads).toHaveLength(0)
})

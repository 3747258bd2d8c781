// Why: what no page shows is found by nobody, and an example that does not run teaches its reader to distrust the next.
import * as core from '@latchkey/core'
import { ada, fakeBackend } from '@latchkey/core/fake'
import * as react from '@latchkey/react'
import * as ui from '@latchkey/ui'
import * as german from '@latchkey/ui/messages/de'
import * as reactItself from 'react'
import { createElement, type ComponentType } from 'react'
import { renderToString } from 'react-dom/server'
import * as jsxRuntime from 'react/jsx-runtime'
import { describe, expect, test } from 'vitest'
import { readPages } from './docs/pages.ts'
import { runPage } from './docs/runPage.ts'

const modules = {
  react: reactItself,
  'react/jsx-runtime': jsxRuntime,
  '@latchkey/core': core,
  '@latchkey/react': react,
  '@latchkey/ui': ui,
  '@latchkey/ui/messages/de': german,
}

const hooks = Object.keys(react).filter((name) => name.startsWith('use'))
const components = Object.keys(ui).filter((name) => /^[A-Z]/.test(name))

describe.each([
  { file: 'docs/hooks.md', names: hooks },
  { file: 'docs/components.md', names: components },
])('$file', ({ file, names }) => {
  const { anchors, blocks } = readPages().find((page) => page.file === file)!

  test.each(names)('shows %s', (name) => {
    expect(anchors).toContain(name.toLowerCase())
    expect(blocks.some(({ code }) => code.includes(`${name}(`) || new RegExp(`<${name}\\b`).test(code))).toBe(true)
  })

  test.each(blocks)('has code at line $line that renders with somebody signed in, and with nobody', ({ code }) => {
    const [Example] = Object.values(runPage(code, { modules })) as ComponentType[]
    for (const initialState of [{ user: ada, identityToken: null }, null]) {
      const shown = createElement(Example!)
      const page = createElement(react.LatchkeyProvider, { backend: fakeBackend(), initialState }, shown)
      expect(() => renderToString(page)).not.toThrow()
    }
  })
})

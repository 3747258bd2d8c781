// @vitest-environment happy-dom
// Why: tests that a page tells people to write must pass.
import * as core from '@latchkey/core'
import * as fake from '@latchkey/core/fake'
import * as react from '@latchkey/react'
import * as ui from '@latchkey/ui'
import * as testingLibrary from '@testing-library/react'
import * as jsxRuntime from 'react/jsx-runtime'
import * as vitest from 'vitest'
import { docsBlock } from '../tests/setup/docsBlock.ts'
import { runPage } from './docs/runPage.ts'

const modules = {
  '@latchkey/core': core,
  '@latchkey/core/fake': fake,
  '@latchkey/react': react,
  '@latchkey/ui': ui,
  '@testing-library/react': testingLibrary,
  'react/jsx-runtime': jsxRuntime,
  vitest,
}

vitest.afterEach(testingLibrary.cleanup)

vitest.describe('the page’s own tests', () => {
  runPage(docsBlock('testing', 'page'), { modules })
})

vitest.test('its story goes as it says', async () => {
  const { story } = runPage(docsBlock('testing', 'story'), { modules })
  vitest.expect(await story()).toEqual({ before: 1, outcome: 'revoked' })
})

import type { SessionSnapshot } from '@latchkey/core'
import { version } from 'react'
import { renderToString } from 'react-dom/server'
import { RenderedApp } from './RenderedApp.tsx'

export { version }

/** The page's first bytes. */
export const render = (initialState: SessionSnapshot | null) =>
  renderToString(<RenderedApp initialState={initialState} />)

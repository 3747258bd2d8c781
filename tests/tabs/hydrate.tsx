import { readInitialState } from '@latchkey/react'
import { useLayoutEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { RenderedApp } from './RenderedApp.tsx'

declare global {
  interface Window {
    complaints: string[]
    /** What stood in the page when React had taken it over for the first time. */
    first: string
  }
}

const root = document.getElementById('root')!
window.complaints = []
const complain = (error: unknown) => void window.complaints.push(String(error))
console.error = complain

function First() {
  useLayoutEffect(() => {
    window.first = root.innerHTML
  }, [])
  return <RenderedApp initialState={readInitialState()} />
}

hydrateRoot(root, <First />, { onRecoverableError: complain })

import { useEffect, version, type ComponentType, type ReactNode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { stories } from './stories.tsx'

declare global {
  interface Window {
    /** Takes a server's pages over, by the names of their stories, and gives what React complained about. */
    hydrateAll: (pages: Record<string, string>) => Promise<Record<string, string[]>>
    reactVersion: string
  }
}

window.reactVersion = version

window.hydrateAll = async (pages) => {
  const complaints: Record<string, string[]> = {}
  for (const [name, html] of Object.entries(pages)) complaints[name] = await hydrate(stories[name]!, html)
  return complaints
}

async function hydrate(Story: ComponentType, html: string): Promise<string[]> {
  const complaints: string[] = []
  for (const level of ['error', 'warn'] as const)
    console[level] = (...words: unknown[]) => complaints.push(words.map(String).join(' '))
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = html
  const root = await new Promise<ReturnType<typeof hydrateRoot>>((resolve) => {
    const root = hydrateRoot(
      container,
      <Hydrated onDone={() => resolve(root)}>
        <Story />
      </Hydrated>,
      { onRecoverableError: (error) => complaints.push(String(error)) },
    )
  })
  await aMoment() // what effects set off
  root.unmount()
  await aMoment()
  container.remove()
  return complaints
}

function Hydrated({ onDone, children }: { onDone: () => void; children: ReactNode }) {
  useEffect(onDone, [onDone])
  return children
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve))

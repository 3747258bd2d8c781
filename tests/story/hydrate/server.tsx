import { renderToString } from 'react-dom/server'
import { stories } from './stories.tsx'

/** Each story as a server would send it, with what React complained about on the way. */
export function renderAll(): Record<string, { html: string; complaints: string[] }> {
  return Object.fromEntries(Object.entries(stories).map(([name, Story]) => [name, render(<Story />)]))
}

function render(story: React.ReactElement) {
  const complaints: string[] = []
  const complain = console.error
  console.error = (...words: unknown[]) => complaints.push(words.map(String).join(' '))
  try {
    return { html: renderToString(story), complaints }
  } finally {
    console.error = complain
  }
}

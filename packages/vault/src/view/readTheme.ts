import type { KeyViewOptions } from './drawKeyView.ts'

const names = [
  'paper',
  'sunk',
  'ink',
  'quiet',
  'line',
  'edge',
  'focus',
  'radius-s',
  'mono',
  'text',
  'text-s',
  'control',
]

/** The app's colours and type where a view stands, for a document that inherits none of them. */
export function readTheme(slot: HTMLElement): Pick<KeyViewOptions, 'theme' | 'colorScheme'> {
  const style = getComputedStyle(slot)
  const values = names.map((name) => [`--lk-${name}`, style.getPropertyValue(`--lk-${name}`)])
  const theme = Object.fromEntries([...values.filter(([, value]) => value), ['--font', style.fontFamily]])
  return { theme: theme as Record<string, string>, colorScheme: style.colorScheme }
}

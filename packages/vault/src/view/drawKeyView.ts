import type { ExportFormat } from '@latchkey/core'

/** How a view of a key is to look and for how long it stands. Nothing in it is secret. */
export interface KeyViewOptions {
  format: ExportFormat
  address: string
  /** How long the key can be seen, ms. */
  lifetime: number
  /** The app's colours and type, as CSS values by custom property. */
  theme: Record<string, string>
  colorScheme: string
}

/** What a view says of itself: that it holds a key now, that it holds none any more, and how tall it is. */
export type KeyViewState = { shown: true } | { gone: true } | { height: number }

/**
 * Draws the view of one key into an empty document: hidden until pressed, gone after a while, when the page is left, or when the
 * person is done. Gives the function that takes the key. It stands on nothing outside of itself, since it also runs as plain text.
 */
export function drawKeyView(
  { format, address, lifetime, theme, colorScheme }: KeyViewOptions,
  tell: (state: KeyViewState) => void,
  main: HTMLElement = document.body.appendChild(document.createElement('main')),
): (key: string) => void {
  const isPhrase = format === 'recovery-phrase'
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    * { box-sizing: border-box }
    body { margin: 0; background-color: var(--lk-paper, Canvas); color: var(--lk-ink, CanvasText);
      font: var(--lk-text, 0.9375rem)/1.5 var(--font, system-ui, sans-serif) }
    main { display: grid; gap: 0.75rem; padding: 2px }
    p { margin: 0; overflow-wrap: anywhere }
    small { color: var(--lk-quiet, GrayText); font-size: var(--lk-text-s, 0.8125rem) }
    output { display: grid; align-items: center; min-block-size: 5.5rem; padding: 0.75rem 0.875rem;
      border: 1px solid var(--lk-line, GrayText); border-radius: var(--lk-radius-s, 8px);
      background-color: var(--lk-sunk, Canvas); font: 0.9375rem/1.6 var(--lk-mono, monospace); overflow-wrap: anywhere }
    output[data-covered] { color: var(--lk-quiet, GrayText); user-select: none }
    div { display: grid; grid-template-columns: repeat(auto-fit, minmax(5rem, 1fr)); gap: 0.5rem }
    button { min-block-size: var(--lk-control, 2.375rem); padding: 0.3rem 0.9rem; border: 1px solid var(--lk-edge, GrayText);
      border-radius: var(--lk-radius-s, 8px); background-color: var(--lk-paper, Canvas); color: inherit; font: inherit;
      font-size: 0.875rem; font-weight: 550; cursor: pointer }
    button:disabled { opacity: 0.55; cursor: default }
    :focus-visible { outline: 2px solid var(--lk-focus, Highlight); outline-offset: 2px }`)
  document.adoptedStyleSheets = [sheet]
  document.documentElement.lang = 'en'
  document.title = isPhrase ? 'Recovery phrase' : 'Private key'
  const root = document.documentElement.style
  root.colorScheme = colorScheme
  for (const name of Object.keys(theme)) root.setProperty(name, theme[name]!)

  const add = (parent: Element, tag: string, text = '') => {
    const element = document.createElement(tag)
    element.textContent = text
    parent.append(element)
    return element
  }
  add(
    main,
    'p',
    isPhrase
      ? 'Whoever has these words has every wallet you made here, not only this one, for ever. Write them down; never send them.'
      : `Whoever has this key has the wallet ${address} and all that is in it, for ever. Never send it to anybody.`,
  )
  const output = add(main, 'output')
  const row = add(main, 'div')
  const show = add(row, 'button', 'Show') as HTMLButtonElement
  const copy = add(row, 'button', 'Copy') as HTMLButtonElement
  const done = add(row, 'button', 'Done') as HTMLButtonElement
  const note = add(main, 'small')
  note.setAttribute('role', 'status')
  let held: string | undefined

  const cover = () => {
    const isEmpty = held === undefined
    output.setAttribute('data-covered', '')
    output.textContent = isEmpty ? 'Nothing here yet' : '•'.repeat(24)
    show.textContent = 'Show'
    show.disabled = copy.disabled = isEmpty
  }
  const uncover = () => {
    output.removeAttribute('data-covered')
    output.textContent = held!
    show.textContent = 'Hide'
  }
  const end = () => {
    held = undefined
    cover()
    output.textContent = 'Hidden'
    tell({ gone: true })
  }
  show.onclick = () => (output.hasAttribute('data-covered') ? uncover() : cover())
  done.onclick = end
  copy.onclick = async () => {
    try {
      await navigator.clipboard.writeText(held!)
    } catch {
      // Where the browser keeps the clipboard from frames: by hand, from what can be seen.
      uncover()
      getSelection()!.selectAllChildren(output)
      document.execCommand('copy')
    }
    note.textContent = 'Copied. Other apps can read what you copy: paste it where it belongs, then copy something else.'
  }
  addEventListener('pagehide', end)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && held !== undefined) end()
  })
  new ResizeObserver(() => tell({ height: Math.ceil(main.getBoundingClientRect().height) })).observe(main)
  cover()
  done.textContent = 'Cancel'

  return (key) => {
    held = key
    cover()
    done.textContent = 'Done'
    note.textContent = `It is hidden again after ${Math.round(lifetime / 1000)} seconds.`
    setTimeout(end, lifetime)
    tell({ shown: true })
  }
}

import { drawKeyView, type KeyViewOptions, type KeyViewState } from './drawKeyView.ts'

/** What the page hands to the view, beside two ports: where the key comes from, and where the view says how it stands. */
export interface KeyViewHello {
  latchkey: 'key-view'
  options: KeyViewOptions
}

/** The document of a view: it waits for the page around it, and takes the key from where the keys are. */
export function keyViewPage(nonce: string | undefined): string {
  const attribute = nonce === undefined ? '' : ` nonce="${nonce.replaceAll(/[^\w+/=-]/g, '')}"`
  // Some builds wrap functions in this helper of theirs.
  const helper = 'const __name = (value) => value;'
  const script = `${helper}(${awaitKey.toString()})(${drawKeyView.toString()})`.replaceAll('</', '<\\/')
  return `<!doctype html><meta charset="utf-8"><body><script${attribute}>${script}</script>`
}

/** Runs in the view, as plain text. */
function awaitKey(draw: typeof drawKeyView) {
  addEventListener('message', function listen({ source, data, ports }: MessageEvent<KeyViewHello | undefined>) {
    const [keys, page] = ports
    if (source !== parent || data?.latchkey !== 'key-view' || !keys || !page) return
    removeEventListener('message', listen)
    const take = draw(data.options, (state: KeyViewState) => page.postMessage(state))
    keys.onmessage = ({ data: key }: MessageEvent<unknown>) => typeof key === 'string' && take(key)
  })
}

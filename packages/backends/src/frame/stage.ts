import { AbortedError } from '@latchkey/core'
import { frameStyle } from './frameStyle.ts'

/** Gives one drawing at a time the frame to itself, and has the page show the frame for as long. */
export type Stage = <value>(draw: Draw<value>, call: { signal?: AbortSignal | undefined }) => Promise<value>

/** Draws into `main`; `dismissed` settles when the person turned away. */
export type Draw<value> = (main: HTMLElement, dismissed: Promise<'dismissed'>) => Promise<value>

/** The stage of one frame. The port tells the page what to show, and hears when the person turned away there. */
export function createStage(control: MessagePort): Stage {
  let turn: Promise<unknown> = Promise.resolve()
  const height = () => Math.ceil(document.body.getBoundingClientRect().height)
  new ResizeObserver(() => control.postMessage({ height: height() })).observe(document.body)

  async function perform<value>(draw: Draw<value>, signal: AbortSignal | undefined): Promise<value> {
    if (signal?.aborted) throw new AbortedError('vault')
    const main = document.createElement('main')
    document.adoptedStyleSheets = [frameStyle()]
    document.body.replaceChildren(main)
    control.postMessage({ open: true })
    try {
      return await new Promise<value>((resolve, reject) => {
        const dismissed = new Promise<'dismissed'>((dismiss) => {
          control.onmessage = () => dismiss('dismissed')
        })
        signal?.addEventListener('abort', () => reject(new AbortedError('vault')), { once: true })
        draw(main, dismissed).then(resolve, reject)
      })
    } finally {
      document.body.replaceChildren()
      control.postMessage({ open: false })
    }
  }

  return (draw, { signal }) => {
    const drawing = turn.then(() => perform(draw, signal))
    turn = drawing.catch(() => {})
    return drawing
  }
}

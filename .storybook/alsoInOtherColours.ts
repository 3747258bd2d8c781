import { afterEach as runAxe } from '@storybook/addon-a11y/preview'

type Context = Parameters<typeof runAxe>[0]

declare global {
  /** Has the browser take the colours of its person's system, as in high contrast; only where stories are tested. */
  var lkForceColors: ((forced: boolean) => Promise<unknown>) | undefined
}

/** In a test run, a story is looked at in forced colours too, and one that ended in light in dark: colours are all that differs. */
export async function alsoInOtherColours(context: Context) {
  if (!import.meta.env.VITEST_STORYBOOK) return
  await inForcedColours(() => lookAtColours(context))
  const canvas: HTMLElement = context.canvasElement
  const pages = canvas.querySelectorAll<HTMLElement>('.lk-page')
  if ([...pages].some(({ dataset }) => dataset.theme !== 'light')) return
  for (const page of pages) page.dataset.theme = 'dark'
  try {
    await lookAtColours(context)
  } finally {
    for (const page of pages) page.dataset.theme = 'light'
  }
}

/** Axe reads the colour that letters are filled with, where Chromium tells the author's and paints the system's: so it is written down. */
async function inForcedColours(look: () => Promise<void>) {
  await globalThis.lkForceColors?.(true)
  const all = [...document.body.querySelectorAll<HTMLElement>('*')]
  const painted = all.map((element) => getComputedStyle(element).color)
  for (const [index, { style }] of all.entries()) style.setProperty('-webkit-text-fill-color', painted[index]!)
  try {
    await look()
  } finally {
    for (const { style } of all) style.removeProperty('-webkit-text-fill-color')
    await globalThis.lkForceColors?.(false)
  }
}

async function lookAtColours(context: Context) {
  const { a11y } = context.parameters
  const options = { runOnly: ['color-contrast', 'link-in-text-block'] }
  await runAxe({ ...context, parameters: { ...context.parameters, a11y: { ...a11y, options } } })
}

import { afterEach as runAxe } from '@storybook/addon-a11y/preview'

/** In a test run, a story that ended in light is looked at in dark too: colours are all that differs. */
export async function alsoInDark(context: Parameters<typeof runAxe>[0]) {
  const pages = context.canvasElement.querySelectorAll<HTMLElement>('.lk-page')
  const isTest = Boolean(import.meta.env.VITEST_STORYBOOK)
  if (!isTest || [...pages].some(({ dataset }) => dataset.theme !== 'light')) return
  for (const page of pages) page.dataset.theme = 'dark'
  try {
    await runAxe({ ...context, parameters: { ...context.parameters, a11y: inColour(context.parameters.a11y) } })
  } finally {
    for (const page of pages) page.dataset.theme = 'light'
  }
}

const inColour = (a11y: object) => ({ ...a11y, options: { runOnly: ['color-contrast', 'link-in-text-block'] } })

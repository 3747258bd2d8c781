import { expect, userEvent, waitFor, within } from 'storybook/test'
import type { StateScript } from './States.stories.kit.tsx'

/** Takes every cell to its state by what a person would type and press, and finds that state there. */
export async function playStates({
  canvasElement,
  states,
  root,
}: {
  canvasElement: HTMLElement
  states: StateScript[]
  root: string
}) {
  for (const { name, note, type = {}, press = [], shows } of states) {
    const mark = `[data-cell="${name}"]${note ? `[data-note="${note}"]` : ':not([data-note])'}`
    for (const cell of canvasElement.querySelectorAll<HTMLElement>(mark)) {
      for (const [label, text] of Object.entries(type)) {
        await userEvent.type(await within(cell).findByLabelText(label), text)
      }
      for (const button of press) await userEvent.click(await within(cell).findByRole('button', { name: button }))
      await waitFor(() => expect(cell.querySelector(`[data-lk="${root}"]`)).toHaveAttribute('data-state', name), {
        timeout: 4_000,
      })
      if (shows) await within(cell).findByText(shows)
    }
  }
}

import type { Draw } from './stage.ts'

/** Asks for the passcode that opens the person's vault, and says why; gives null where they turned away. */
export const drawPasscode =
  ({ why }: { why: string }): Draw<string | null> =>
  async (main, dismissed) => {
    const make = <tag extends 'button' | 'div' | 'form' | 'h1' | 'input' | 'label' | 'small'>(
      tag: tag,
      traits: object,
      ...inside: (Node | string)[]
    ): HTMLElementTagNameMap[tag] => {
      const element = document.createElement(tag)
      Object.assign(element, traits)
      element.append(...inside)
      return element
    }
    const input = make('input', { type: 'password', autocomplete: 'current-password', required: true })
    const no = make('button', { type: 'button' }, 'Don’t allow')
    const form = make(
      'form',
      {},
      make('label', {}, 'The passcode of your wallet', input),
      make('div', {}, no, make('button', { className: 'yes' }, 'Go on')),
    )
    main.append(make('h1', {}, 'Open your wallet?'), make('small', {}, why), form)
    input.focus()
    return await Promise.race([
      new Promise<string | null>((resolve) => {
        no.onclick = () => resolve(null)
        form.onsubmit = (event) => {
          event.preventDefault()
          resolve(input.value)
        }
      }),
      dismissed.then(() => null),
    ])
  }

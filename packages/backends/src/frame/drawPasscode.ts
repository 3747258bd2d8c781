import type { Draw } from './stage.ts'

/** Asks for the passcode that opens the person's vault; null where they turned away. */
export const drawPasscode: Draw<string | null> = async (main, dismissed) => {
  const form = document.createElement('form')
  const label = document.createElement('label')
  const input = Object.assign(document.createElement('input'), {
    type: 'password',
    autocomplete: 'current-password',
    required: true,
  })
  const row = document.createElement('div')
  const no = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Cancel' })
  const yes = Object.assign(document.createElement('button'), { className: 'yes', textContent: 'Open the wallet' })
  label.append('The passcode of your wallet', input)
  row.append(no, yes)
  form.append(label, row)
  main.append(form)
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

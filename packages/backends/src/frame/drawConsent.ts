import { showHidden } from './showHidden.ts'
import type { Draw } from './stage.ts'
import { whileUncovered } from './whileUncovered.ts'

/** What the person is asked, in full: nothing that happens is left out. */
export interface Consent {
  title: string
  /** Each with its name. */
  facts?: [name: string, value: string][]
  /** What is signed, as it is. */
  text?: string
  /** What follows from it. */
  note?: string
  yes: string
}

/** Asks, and gives whether the person said yes. They can only while they see it: a page may put something in front. */
export const drawConsent =
  ({ title, facts = [], text, note, yes }: Consent): Draw<boolean> =>
  async (main, dismissed) => {
    const add = (parent: Element, tag: string, words = '') => {
      const element = document.createElement(tag)
      element.textContent = showHidden(words)
      parent.append(element)
      return element
    }
    const heading = add(main, 'h1', title)
    heading.tabIndex = -1
    if (text !== undefined) add(main, 'pre', text).tabIndex = 0
    if (facts.length) {
      const list = add(main, 'dl')
      for (const [name, value] of facts) {
        const group = add(list, 'div')
        add(group, 'dt', name)
        add(group, 'dd', value)
      }
    }
    if (note !== undefined) add(main, 'small', note)
    const row = add(main, 'div')
    const no = add(row, 'button', 'Don’t allow') as HTMLButtonElement
    const allow = add(row, 'button', yes) as HTMLButtonElement
    allow.className = 'yes'
    allow.disabled = true
    heading.focus()
    const stop = whileUncovered(allow, (isSeen) => (allow.disabled = !isSeen))
    try {
      return await Promise.race([
        new Promise<boolean>((resolve) => {
          no.onclick = () => resolve(false)
          // A click by a script is no answer.
          allow.onclick = ({ isTrusted }) => isTrusted && resolve(true)
        }),
        dismissed.then(() => false),
      ])
    } finally {
      stop()
    }
  }

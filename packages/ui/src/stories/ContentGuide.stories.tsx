import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect } from 'storybook/test'
import { en } from '../messages/en.ts'
import type { Message } from '../messages/Message.ts'
import { languages } from './languages.stories.kit.ts'

/**
 * Every sentence of the components, by the key that replaces it: on one component as `messages`, or for all of them on
 * `LatchkeyUi`. `{name}` stands for what is put in. Whole sentences only, so that each can be translated. Beside it is
 * the most room it takes in any language: what a design has to leave. The language in the toolbar is shown below it.
 */
const meta = {
  title: 'Foundations/Content guide',
  component: Guide,
  parameters: { controls: { disable: true }, lk: { provider: false } },
} satisfies Meta<typeof Guide>

export default meta

export const EverySentence: StoryObj<typeof meta> = {
  render: (_args, { globals }) => <Guide language={globals.locale as keyof typeof languages} />,
  play: async ({ canvas }) => {
    const row = (await canvas.findByText('revoke.confirm')).closest('tr')!
    await expect(row).toHaveTextContent('Revoke access')
    await expect(row.lastElementChild).toHaveTextContent(/^\d+ \w+$/)
  },
}

const translated = Object.entries(languages).filter(([name]) => name !== 'pseudo')
const forms = (message: Message): [string, string][] =>
  typeof message === 'string' ? [['', message]] : Object.entries(message)

/** The most letters that a sentence takes, and in which language. */
function longest(key: keyof typeof en) {
  const lengths = translated.map(([name, { messages }]) => {
    const texts = forms(messages[key]).map(([, text]) => text.length)
    return { name, letters: Math.max(...texts) }
  })
  return lengths.reduce((most, one) => (one.letters > most.letters ? one : most))
}

/** Keys by their first word. */
const areas = new Map<string, (keyof typeof en)[]>()
for (const key of Object.keys(en) as (keyof typeof en)[]) {
  const area = key.split('.')[0]!
  areas.set(area, [...(areas.get(area) ?? []), key])
}

function Guide({ language = 'en' }: { language?: keyof typeof languages }) {
  return [...areas].map(([area, keys]) => <Area key={area} {...{ area, keys, language }} />)
}

interface AreaProps {
  area: string
  keys: (keyof typeof en)[]
  language: keyof typeof languages
}

/** The sentences of one component, once somebody opens it. */
function Area({ area, keys, language }: AreaProps) {
  const [isOpen, setOpen] = useState(area === 'revoke')
  return (
    <details
      dir="ltr"
      lang="en"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      style={{ marginBlockEnd: '0.5rem' }}
    >
      <summary style={{ fontWeight: 650, padding: '0.4rem' }}>
        {area} ({keys.length})
      </summary>
      {isOpen && (
        <table style={{ borderCollapse: 'collapse', fontSize: '0.875rem' }}>
          <thead>
            <tr>
              {['What it says', 'Letters', 'At most'].map((title) => (
                <th key={title} scope="col" style={{ padding: '0.4rem', textAlign: 'start' }}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <Row key={key} of={key} language={language} />
            ))}
          </tbody>
        </table>
      )}
    </details>
  )
}

function Row({ of: key, language }: { of: keyof typeof en; language: keyof typeof languages }) {
  const { locale, dir, messages } = languages[language]
  const { name, letters } = longest(key)
  const own = forms(en[key])
  return (
    <tr style={{ borderBlockStart: '1px solid var(--lk-line)', verticalAlign: 'top' }}>
      <th scope="row" style={{ padding: '0.4rem', textAlign: 'start', fontWeight: 400, overflowWrap: 'anywhere' }}>
        <code style={{ fontSize: '0.75rem', opacity: 0.8 }}>{key}</code>
        <Forms of={own} />
        {language !== 'en' && (
          <div lang={locale} dir={dir} style={{ color: 'var(--lk-quiet)' }}>
            <Forms of={forms(messages[key])} />
          </div>
        )}
      </th>
      <td style={{ padding: '0.4rem' }}>{Math.max(...own.map(([, text]) => text.length))}</td>
      <td style={{ padding: '0.4rem', whiteSpace: 'nowrap' }}>
        {letters} {name}
      </td>
    </tr>
  )
}

const Forms = ({ of }: { of: [string, string][] }) =>
  of.map(([form, text]) => (
    <div key={form}>
      {form && <code dir="ltr">{form} </code>}
      {text}
    </div>
  ))

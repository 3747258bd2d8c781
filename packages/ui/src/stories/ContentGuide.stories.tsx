import type { Meta, StoryObj } from '@storybook/react-vite'
import { en } from '../messages/en.ts'
import type { Message } from '../messages/Message.ts'

/**
 * Every sentence of the components, by the key that replaces it: on one component as `messages`, or for all of them on
 * `LatchkeyUi`. `{name}` stands for what is put in. Whole sentences only, so that each can be translated.
 */
const meta = {
  title: 'Foundations/Content guide',
  component: Guide,
  parameters: { controls: { disable: true }, lk: { provider: false } },
} satisfies Meta<typeof Guide>

export default meta

export const EverySentence: StoryObj<typeof meta> = {}

const forms = (message: Message) => (typeof message === 'string' ? [['', message]] : Object.entries(message))

function Guide() {
  return (
    <table style={{ borderCollapse: 'collapse', fontSize: '0.875rem', overflowWrap: 'anywhere' }}>
      <thead>
        <tr style={{ textAlign: 'start' }}>
          <th scope="col" style={{ textAlign: 'start' }}>
            Key
          </th>
          <th scope="col" style={{ textAlign: 'start' }}>
            What it says
          </th>
          <th scope="col">Letters</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries<Message>(en).flatMap(([key, message]) =>
          forms(message).map(([form, text]) => (
            <tr key={key + form} style={{ borderBlockStart: '1px solid var(--lk-line)', verticalAlign: 'top' }}>
              <th scope="row" style={{ padding: '0.4rem 1rem 0.4rem 0', textAlign: 'start', fontWeight: 400 }}>
                <code>{key}</code> {form}
              </th>
              <td style={{ padding: '0.4rem 1rem 0.4rem 0' }}>{text}</td>
              <td style={{ textAlign: 'end' }}>{text!.length}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}

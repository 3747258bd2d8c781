import type { Meta, StoryObj } from '@storybook/react-vite'
import { ada } from '@latchkey/core/fake'
import { expect, fn, spyOn, waitFor } from 'storybook/test'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { States, type StateScript } from '../stories/States.stories.kit.tsx'
import { GrantReceipt, type GrantReceiptProps } from './GrantReceipt.tsx'
import { adasReceipt, forgedReceipt, serverKey, somebodysReceipt } from './receipts.stories.kit.ts'

/**
 * What the server signs when its access has ended, to be kept. It is checked on this device with the server's public key, which the
 * app keeps beside its own code; nobody is asked. Without a key it says that nothing was checked. What was changed on the way is not
 * shown as if it were true.
 */
const meta = {
  title: 'Delegation/GrantReceipt',
  component: GrantReceipt,
  args: { receipt: adasReceipt, identityKeys: [serverKey] },
  argTypes: {
    headingLevel: { control: 'inline-radio', options: [1, 2, 3] },
    receipt: { control: 'object' },
    identityKeys: { control: 'object' },
    className: { control: false },
    style: { control: false },
  },
  parameters: { lk: { script: { user: ada } } },
} satisfies Meta<typeof GrantReceipt>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

const script = { user: ada }
const states: (StateScript & { props?: Partial<GrantReceiptProps> })[] = [
  { name: 'verified', script },
  { name: 'unchecked', script, props: { identityKeys: [] } },
  { name: 'otherPerson', script, props: { receipt: somebodysReceipt } },
  { name: 'invalid', note: 'a word was changed', script, props: { receipt: forgedReceipt } },
  { name: 'invalid', note: 'no receipt at all', script, props: { receipt: { ...adasReceipt, text: 'Thank you!' } } },
]

export const StatesAtAGlance: Story = {
  parameters: { lk: { provider: false }, controls: { disable: true } },
  render: (args) => <States states={states}>{({ props }) => <GrantReceipt {...args} {...props} />}</States>,
  play: ({ canvasElement }) => playStates({ canvasElement, states, root: 'grant-receipt' }),
}

export const Playground: Story = { args: { headingLevel: 2 } }

/** Copied as it was signed: the text, the signature, and which key. It is said aloud, and the button keeps its name. */
export const Copy: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    const write = spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const copy = await canvas.findByRole('button', { name: 'Copy receipt' })
    await userEvent.click(copy)
    await waitFor(() => expect(canvas.getAllByRole('status').at(-1)).toHaveTextContent('Receipt copied.'))
    await expect(JSON.parse(write.mock.calls[0]![0])).toEqual(adasReceipt)
    await expect(copy).toHaveAccessibleName('Copy receipt')
    write.mockRestore()
  },
}

/** Downloaded under its day, without a request. */
export const Download: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    const saved = fn()
    const click = spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved(this.download, this.protocol)
    })
    await userEvent.click(await canvas.findByRole('button', { name: 'Download receipt' }))
    await expect(saved).toHaveBeenCalledWith('receipt-2026-11-21.json', 'blob:')
    click.mockRestore()
  },
}

/** Nobody has to be signed in to check one. */
export const SignedOut: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: null } } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Checked on this device/)).toBeVisible()
  },
}

/** On a narrow screen, right to left: ids break, and still read from the left. */
export const NarrowRightToLeft: Story = {
  tags: ['!autodocs'],
  globals: { locale: 'ar' },
  decorators: [(Story) => <div style={{ inlineSize: '18rem' }}>{Story()}</div>],
  play: async ({ canvas, canvasElement }) => {
    const id = await canvas.findByText(ada.id)
    await expect(getComputedStyle(id).direction).toBe('ltr')
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth)
  },
}

import type { Meta, StoryObj } from '@storybook/react-vite'
import { ada, fails } from '@latchkey/core/fake'
import { expect, fn, waitFor, within } from 'storybook/test'
import { ExportWallet } from './ExportWallet.tsx'
import { adaWithImport, canExport, exportStates, showsFrame } from './exportStates.stories.kit.ts'
import { Stage } from '../stories/Stage.stories.kit.tsx'

const wallet = ada.wallet!.address

/**
 * Shows a wallet's key to its owner: says what that means, asks, and lends a place to the frame that has the key. No component and
 * no app ever does. It is hidden until pressed, and goes away by itself.
 */
const meta = {
  title: 'Wallets/ExportWallet',
  component: ExportWallet,
  args: { wallet, onShown: fn(), onHidden: fn(), onError: fn() },
  argTypes: {
    format: { control: 'inline-radio', options: ['private-key', 'recovery-phrase'] },
    variant: { control: 'inline-radio', options: ['primary', 'neutral', 'link'] },
    children: { control: 'text' },
    messages: { control: false },
    className: { control: false },
    style: { control: false },
  },
  parameters: { lk: { script: { user: ada, capabilities: canExport, exportWallet: showsFrame } } },
} satisfies Meta<typeof ExportWallet>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const RecoveryPhrase: Story = { args: { format: 'recovery-phrase' } }

/** From the warning to the frame, and out again: closing takes the key away. */
export const ShownAndClosed: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent, args, step }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Show private key…/ }))
    const dialog = await canvas.findByRole('alertdialog', { name: 'Show this wallet’s private key?' })
    await step('the warnings are read before an answer is near', async () => {
      await waitFor(() => expect(within(dialog).getByRole('heading')).toHaveFocus())
      await expect(dialog).toHaveAccessibleDescription(
        /can take everything in it.*ever ask you for it.*can’t be taken back/s,
      )
    })
    await userEvent.click(within(dialog).getByRole('button', { name: 'Show it here' }))
    await expect(await within(dialog).findByTitle('Private key')).toBeVisible()
    await expect(args.onShown).toHaveBeenCalledTimes(1)
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(canvas.queryByTitle('Private key')).toBeNull())
    await expect(args.onHidden).toHaveBeenCalledTimes(1)
    await expect(args.onError).not.toHaveBeenCalled()
  },
}

/** A closed passkey prompt shows nothing, says so, and leaves a way to go on. */
export const PasskeyClosed: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { user: ada, capabilities: canExport, exportWallet: fails('passkey_cancelled') } } },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Show private key…/ }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Show it here' }))
    await expect(await canvas.findByText(/Nothing was shown\. .*prompt was closed/)).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Show it again' })).toBeVisible()
    await expect(args.onError).toHaveBeenCalledTimes(1)
  },
}

/** Behind an imported key there are no words, so none are offered. */
export const ImportedHasNoPhrase: Story = {
  tags: ['!autodocs'],
  args: { format: 'recovery-phrase' },
  parameters: { lk: { script: { user: adaWithImport, capabilities: canExport } } },
  play: async ({ canvasElement }) => {
    await waitFor(() =>
      expect(canvasElement.querySelector('[data-lk="export-wallet"]')).toHaveAttribute('data-state', 'unsupported'),
    )
  },
}

/** Every state with the way there, one after the other: a dialog at a time. */
export const EachState: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { provider: false }, controls: { disable: true } },
  render: (args) => (
    <>
      {exportStates.map(({ name, note, script }) => (
        <div key={name + (note ?? '')} data-cell={name}>
          <Stage script={script}>
            <ExportWallet {...args} />
          </Stage>
        </div>
      ))}
    </>
  ),
  play: async ({ canvasElement, userEvent }) => {
    const cells = [...canvasElement.querySelectorAll<HTMLElement>('[data-cell]')]
    for (const [index, { name, press = [] }] of exportStates.entries()) {
      const cell = cells[index]!
      for (const button of press) await userEvent.click(await within(cell).findByRole('button', { name: button }))
      await waitFor(() => expect(cell.querySelector('[data-lk]')).toHaveAttribute('data-state', name))
      const close = within(cell).queryByRole('button', { name: /^(Close|Don’t show it)$/ })
      if (close) await userEvent.click(close)
    }
  },
}

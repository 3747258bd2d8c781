import { Dialog as BaseUi } from '@base-ui/react/dialog'
import { Dialog as HeadlessUi, DialogPanel, DialogTitle } from '@headlessui/react'
import * as Radix from '@radix-ui/react-dialog'
import { useEffect, useId, useRef, type ComponentType, type ReactNode } from 'react'
import { Dialog as ReactAria, Heading, Modal, ModalOverlay } from 'react-aria-components'

interface HostProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  children: ReactNode
}

const title = 'Settings'
const panel = { boxSizing: 'border-box', inlineSize: 'min(32rem, 90vi)', padding: '1.5rem' } as const
/** As a library's own stylesheet would put it. */
const over = {
  ...panel,
  position: 'fixed',
  inset: 0,
  margin: 'auto',
  blockSize: 'fit-content',
  background: 'Canvas',
} as const
const shade = { position: 'fixed', inset: 0, background: 'rgb(0 0 0 / 40%)' } as const

function Native({ open, onOpenChange, children }: HostProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (open) ref.current?.showModal()
    else ref.current?.close()
  }, [open])
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      style={panel}
      onClose={(event) => event.target === event.currentTarget && onOpenChange(false)}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  )
}

const InRadix = ({ children, ...props }: HostProps) => (
  <Radix.Root {...props}>
    <Radix.Portal>
      <Radix.Overlay style={shade} />
      <Radix.Content style={over} aria-describedby={undefined}>
        <Radix.Title>{title}</Radix.Title>
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
)

const InBaseUi = ({ open, onOpenChange, children }: HostProps) => (
  <BaseUi.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
    <BaseUi.Portal>
      <BaseUi.Backdrop style={shade} />
      <BaseUi.Popup style={over}>
        <BaseUi.Title>{title}</BaseUi.Title>
        {children}
      </BaseUi.Popup>
    </BaseUi.Portal>
  </BaseUi.Root>
)

const InReactAria = ({ open, onOpenChange, children }: HostProps) => (
  <ModalOverlay isOpen={open} onOpenChange={onOpenChange} isDismissable style={shade}>
    <Modal style={over}>
      <ReactAria>
        <Heading slot="title">{title}</Heading>
        {children}
      </ReactAria>
    </Modal>
  </ModalOverlay>
)

const InHeadlessUi = ({ open, onOpenChange, children }: HostProps) => (
  <HeadlessUi open={open} onClose={onOpenChange}>
    <div aria-hidden="true" style={shade} />
    <DialogPanel style={over}>
      <DialogTitle as="h2">{title}</DialogTitle>
      {children}
    </DialogPanel>
  </HeadlessUi>
)

/** An app's own modal, by the library that it is made with. */
export const modalHosts = {
  'a native dialog': Native,
  Radix: InRadix,
  'Base UI': InBaseUi,
  'React Aria': InReactAria,
  'Headless UI': InHeadlessUi,
} as const satisfies { [library: string]: ComponentType<HostProps> }

export type ModalHost = keyof typeof modalHosts

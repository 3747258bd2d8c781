'use client'
import { useState } from 'react'
import { Button } from '../parts/Button.tsx'
import { useFocusAfter } from '../parts/useFocusAfter.ts'
import { LinkEmailForm } from './LinkEmailForm.tsx'
import type { LinkProps } from './LinkProviders.tsx'

/** Links an e-mail address, of which there is one: a press opens the question for it. */
export function LinkEmail({ linked, say }: LinkProps) {
  const [isOpen, setOpen] = useState(false)
  const [isLinked, setLinked] = useState(false)
  const { button, result } = useFocusAfter({ isOpen, isDone: isLinked })
  const isOffered = !linked.some(({ type }) => type === 'email')

  return (
    <>
      {isOpen ? (
        <LinkEmailForm
          say={say}
          onCancel={() => setOpen(false)}
          onLinked={() => {
            setLinked(true)
            setOpen(false)
          }}
        />
      ) : (
        isOffered && (
          <Button buttonRef={button} part="link-email" onClick={() => setOpen(true)}>
            {say('accounts.link.email')}
          </Button>
        )
      )}
      <p ref={result} role="status" tabIndex={-1} data-part="result">
        {isLinked && !isOffered && say('accounts.link.done')}
      </p>
    </>
  )
}

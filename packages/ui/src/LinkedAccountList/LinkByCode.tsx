'use client'
import { useState } from 'react'
import { Button } from '../parts/Button.tsx'
import { useFocusAfter } from '../parts/useFocusAfter.ts'
import type { CodeKind } from '../SignInForm/codeKinds.ts'
import { LinkCodeForm } from './LinkCodeForm.tsx'
import type { LinkProps } from './LinkProviders.tsx'

/** Links an e-mail address or a phone number, of which there is one each: a press opens the question for it. */
export function LinkByCode({ kind, linked, say }: LinkProps & { kind: CodeKind }) {
  const [isOpen, setOpen] = useState(false)
  const [isLinked, setLinked] = useState(false)
  const { button, result } = useFocusAfter({ isOpen, isDone: isLinked })
  const isOffered = !linked.some(({ type }) => type === (kind === 'email' ? 'email' : 'phone'))

  return (
    <>
      {isOpen ? (
        <LinkCodeForm
          {...{ kind, say }}
          onCancel={() => setOpen(false)}
          onLinked={() => {
            setLinked(true)
            setOpen(false)
          }}
        />
      ) : (
        isOffered && (
          <Button buttonRef={button} part={`link-${kind}`} onClick={() => setOpen(true)}>
            {say(kind === 'email' ? 'accounts.link.email' : 'accounts.link.phone')}
          </Button>
        )
      )}
      <p ref={result} role="status" tabIndex={-1} data-part="result">
        {isLinked && !isOffered && say('accounts.link.done')}
      </p>
    </>
  )
}

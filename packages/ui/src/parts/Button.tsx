'use client'
import type { ComponentPropsWithoutRef, MouseEvent, RefObject } from 'react'
import { Spinner } from './Spinner.tsx'

export interface ButtonProps extends ComponentPropsWithoutRef<'button'> {
  part: string
  buttonRef?: RefObject<HTMLButtonElement | null> | undefined
  variant?: 'primary' | 'danger' | 'neutral' | 'link' | undefined
  /** Keeps focus, name and width, and ignores presses. */
  pending?: boolean | undefined
}

/** A button that says what it does, and holds still while that is being done. */
export function Button({ part, variant = 'neutral', pending, buttonRef, onClick, children, ...props }: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => (pending ? event.preventDefault() : onClick?.(event))
  return (
    <button
      type="button"
      {...props}
      ref={buttonRef}
      data-part={part}
      data-variant={variant}
      data-pending={pending ? '' : undefined}
      aria-busy={pending || undefined}
      aria-disabled={pending || props['aria-disabled']}
      onClick={press}
    >
      <span>{children}</span>
      {pending && <Spinner />}
    </button>
  )
}

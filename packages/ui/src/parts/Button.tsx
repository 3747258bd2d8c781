'use client'
import type { ComponentPropsWithoutRef, MouseEvent, ReactElement, RefAttributes, RefObject } from 'react'
import { Spinner } from './Spinner.tsx'

/** All that makes a button this one: its words, its place in the page, what it says to assistive technology, its press. */
export interface ButtonAttributes extends ComponentPropsWithoutRef<'button'>, RefAttributes<HTMLButtonElement> {
  'data-part': string
  'data-pending': '' | undefined
}

export interface ButtonProps extends ComponentPropsWithoutRef<'button'> {
  part: string
  buttonRef?: RefObject<HTMLButtonElement | null> | undefined
  variant?: 'primary' | 'danger' | 'neutral' | 'link' | undefined
  /** Keeps focus, name and width, and ignores presses. */
  pending?: boolean | undefined
  /** The app's own button, in place of ours. */
  render?: ((attributes: ButtonAttributes) => ReactElement) | undefined
}

/** A button that says what it does, and holds still while that is being done. */
export function Button({
  part,
  variant = 'neutral',
  pending,
  buttonRef,
  render,
  onClick,
  children,
  ...props
}: ButtonProps) {
  const attributes: ButtonAttributes = {
    type: 'button',
    ...props,
    ref: buttonRef ?? null,
    'data-part': part,
    'data-pending': pending ? '' : undefined,
    'aria-busy': pending || undefined,
    'aria-disabled': pending || props['aria-disabled'],
    onClick: (event: MouseEvent<HTMLButtonElement>) => (pending ? event.preventDefault() : onClick?.(event)),
  }
  if (render) return render({ ...attributes, children })
  return (
    <button {...attributes} data-variant={variant}>
      <span>{children}</span>
      {pending && <Spinner />}
    </button>
  )
}

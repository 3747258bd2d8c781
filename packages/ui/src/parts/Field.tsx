'use client'
import { useId, type ComponentPropsWithoutRef, type ReactNode } from 'react'

interface FieldProps extends Omit<ComponentPropsWithoutRef<'input'>, 'onChange'> {
  label: string
  hint?: ReactNode
  onValue: (value: string) => void
}

/** A line to type in, with its name above it. */
export function Field({ label, hint, onValue, ...input }: FieldProps) {
  const id = useId()
  return (
    <div data-part="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        data-part="input"
        aria-describedby={hint ? `${id}hint` : undefined}
        onChange={(event) => onValue(event.target.value)}
      />
      {hint && (
        <p id={`${id}hint`} data-part="hint">
          {hint}
        </p>
      )}
    </div>
  )
}

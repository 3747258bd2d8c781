'use client'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'

/** A menu by WAI-ARIA, without a look: opened by press or arrow, walked by arrows and letters, left by Escape, Tab or a press elsewhere. */
export function useMenu() {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const first = useRef<'first' | 'last'>('first')

  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
  const open = (at: 'first' | 'last' = 'first') => {
    first.current = at
    setOpen(true)
  }
  const close = ({ returns = true } = {}) => {
    setOpen(false)
    if (returns) button.current?.focus()
  }

  useEffect(() => {
    const element = menu.current
    if (!isOpen || !element) return
    // On top of all where the browser can; elsewhere in place.
    if (element.isConnected) element.showPopover?.()
    items()
      .at(first.current === 'first' ? 0 : -1)
      ?.focus()
    const leave = (event: Event) => {
      const at = event.target as Node
      if (!element.contains(at) && !button.current?.contains(at)) setOpen(false)
    }
    // Before a modal around us hears it, which would close with the menu.
    const escape = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      event.preventDefault()
      setOpen(false)
      button.current?.focus()
    }
    window.addEventListener('pointerdown', leave, true)
    window.addEventListener('focusin', leave, true)
    window.addEventListener('keydown', escape, true)
    return () => {
      window.removeEventListener('pointerdown', leave, true)
      window.removeEventListener('focusin', leave, true)
      window.removeEventListener('keydown', escape, true)
      if (element.isConnected) element.hidePopover?.()
    }
  }, [isOpen])

  function onMenuKey(event: KeyboardEvent) {
    const all = items()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const target = all[next(event.key, { at, count: all.length }) ?? findByLetter(event.key, { all, at })]
    if (event.key === 'Tab') close({ returns: false })
    if (!target) return
    event.preventDefault()
    target.focus()
  }
  function onButtonKey(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    open(event.key === 'ArrowUp' ? 'last' : 'first')
  }

  return {
    isOpen,
    close,
    buttonProps: {
      ref: button,
      'aria-haspopup': 'menu' as const,
      'aria-expanded': isOpen,
      'aria-controls': isOpen ? id : undefined,
      onClick: () => (isOpen ? close() : open()),
      onKeyDown: onButtonKey,
    },
    menuProps: { ref: menu, id, role: 'menu', popover: 'manual' as const, onKeyDown: onMenuKey },
  }
}

/** Where a key leads among so many. */
function next(key: string, { at, count }: { at: number; count: number }): number | undefined {
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return undefined
}

/** The next item that begins with a letter, or -1. */
function findByLetter(key: string, { all, at }: { all: HTMLElement[]; at: number }): number {
  if (Array.from(key).length !== 1 || key === ' ') return -1
  const begins = (item: HTMLElement) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase())
  const order = all.map((_, step) => (at + 1 + step) % all.length)
  return order.find((index) => begins(all[index]!)) ?? -1
}

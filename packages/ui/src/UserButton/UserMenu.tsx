'use client'
import type { User } from '@latchkey/core'
import { useLogout } from '@latchkey/react'
import type { Say } from '../messages/useMessages.ts'
import { clip } from '../parts/clip.ts'
import type { useMenu } from './useMenu.ts'
import type { userButtonMessages } from './userButtonMessages.ts'

/** One more thing in the menu. */
export interface UserMenuItem {
  label: string
  onSelect: () => void
}

interface UserMenuProps {
  menu: ReturnType<typeof useMenu>
  user: User
  name: string | undefined
  onProfile: (() => void) | undefined
  items: readonly UserMenuItem[]
  say: Say<typeof userButtonMessages>
}

/** Who this is, and what they can do from anywhere. */
export function UserMenu({ menu, user, name, onProfile, items, say }: UserMenuProps) {
  const { logout } = useLogout()
  const address = user.email?.address
  const all: UserMenuItem[] = [
    ...(onProfile ? [{ label: say('userButton.profile'), onSelect: onProfile }] : []),
    ...items,
    { label: say('userButton.signOut'), onSelect: () => void logout() },
  ]
  const choose = ({ onSelect }: UserMenuItem) => {
    menu.close()
    onSelect()
  }

  return (
    <div
      data-part="menu"
      {...menu.menuProps}
      data-open={menu.isOpen ? '' : undefined}
      aria-label={say('userButton.label')}
    >
      {menu.isOpen && (
        <>
          {name && (
            <div data-part="who" role="presentation">
              <bdi data-part="name">{name}</bdi>
              {address && address !== name && <bdi data-part="hint">{clip(address, 60)}</bdi>}
            </div>
          )}
          {all.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              data-part="item"
              onClick={() => choose(item)}
            >
              {item.label}
            </button>
          ))}
        </>
      )}
    </div>
  )
}

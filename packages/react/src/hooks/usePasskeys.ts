'use client'
import { addPasskey, listPasskeys, removePasskey, renamePasskey, type AddPasskeyParameters } from '@latchkey/core'
import { usePersonChange } from './usePersonChange.ts'
import { usePersonKey, usePersonList } from './usePersonList.ts'

/** The passkeys that the person signs in with: a query, and beside it mutations to add, rename and remove one. */
export function usePasskeys() {
  const passkeys = usePersonList('passkeys', listPasskeys)
  const key = usePersonKey('passkeys')
  const adding = usePersonChange<AddPasskeyParameters | void, unknown>(key, addFromHook)
  const renaming = usePersonChange(key, renamePasskey)
  const removing = usePersonChange(key, removePasskey)
  return {
    ...passkeys,
    adding,
    renaming,
    removing,
    addPasskey: adding.mutateAsync,
    renamePasskey: renaming.mutateAsync,
    removePasskey: removing.mutateAsync,
  }
}

const addFromHook = (session: Parameters<typeof addPasskey>[0], parameters: AddPasskeyParameters | void) =>
  addPasskey(session, parameters ?? {})

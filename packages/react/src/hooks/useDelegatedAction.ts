'use client'
import { createCeremony, type ActionKind, type Ceremony, type CeremonyState, type Session } from '@latchkey/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { nobody, useSession } from '../provider/SessionContext.ts'
import { providerMissing } from '../provider/useBound.ts'

/**
 * One passkey-signed action, step by step: `prepare` fetches what will be signed, `approve` prompts within the click, and the
 * state says where it stands. `run` does all of it in one call. What is under way ends with the component.
 */
export function useDelegatedAction<kind extends ActionKind>(
  kind: kind,
): CeremonyState<kind> & Pick<Ceremony<kind>, 'prepare' | 'approve' | 'cancel' | 'reset' | 'run'> {
  const session = useSession()
  const [held, hold] = useState(() => make(session, kind))
  if (held.session !== session || held.kind !== kind) hold(make(session, kind))
  const { ceremony } = held
  useEffect(() => () => ceremony.reset(), [ceremony])
  const { approve, cancel, reset } = ceremony
  const { prepare, run } = session === nobody ? refusing : ceremony
  return { ...useStore(ceremony.store), prepare, approve, cancel, reset, run }
}

const refusing = { prepare: providerMissing, run: providerMissing }

const make = <kind extends ActionKind>(session: Session, kind: kind) => ({
  session,
  kind,
  ceremony: createCeremony(session, kind),
})

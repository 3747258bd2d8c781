import { fakeBackend, type FakeScript } from '@latchkey/core/fake'
import { LatchkeyProvider } from '@latchkey/react'
import { useState, type ReactNode } from 'react'
import { LatchkeyUi, type LatchkeyUiProps } from '../LatchkeyUi/LatchkeyUi.tsx'
import { clock } from './people.stories.kit.ts'

/** What a backend says when nobody scripts it otherwise. */
export const { capabilities } = fakeBackend()

interface StageProps {
  script: FakeScript
  ui?: LatchkeyUiProps | undefined
  children: ReactNode
}

/** One person before one component, at the stories' own hour. */
export function Stage({ script, ui, children }: StageProps) {
  const [backend] = useState(() => fakeBackend({ now: clock, ...script }))
  return (
    <LatchkeyProvider backend={backend}>
      <LatchkeyUi appName="Acme" timeZone="UTC" now={clock} {...ui}>
        {children}
      </LatchkeyUi>
    </LatchkeyProvider>
  )
}

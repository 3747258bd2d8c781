import type { FakeScript } from '@latchkey/core/fake'
import { LatchkeyProvider } from '@latchkey/react'
import { LatchkeyUi, type LatchkeyUiProps } from '@latchkey/ui'
import { useEffect, useState, type ReactNode } from 'react'
import { languages, type LanguageName } from '../packages/ui/src/stories/languages.stories.kit.ts'
import { clock } from '../packages/ui/src/stories/people.stories.kit.ts'
import { makeFake, type FakeWishes } from './makeFake.ts'
import { openBackend } from './openBackend.ts'

/** What a story says of itself in `parameters.lk`. */
export interface HouseParameters {
  /** How the fake backend behaves. */
  script?: FakeScript
  ui?: LatchkeyUiProps
  /** False where the story brings its own providers. */
  provider?: boolean
  /** True where the server that sent the page knew the person already. */
  isKnown?: boolean
}

interface HouseProps {
  story: ReactNode
  context: { id: string; globals: Record<string, unknown>; parameters: { lk?: HouseParameters } }
}

/** Where stories stand: a page in the chosen theme, language, direction and width, on the chosen backend. */
export function House({ story, context }: HouseProps) {
  const { theme, backend, person, latency, fault, dir, motion, width } = context.globals as Record<string, string>
  const { locale, messages, dir: own } = languages[context.globals.locale as LanguageName]
  const { provider = true, ...parameters } = context.parameters.lk ?? {}
  const themes = theme === 'both' ? ['light', 'dark'] : [theme ?? 'light']
  return (
    <div
      className="lk-house"
      lang={locale}
      dir={dir === 'auto' ? own : dir}
      data-motion={motion}
      style={width === 'all' ? undefined : { inlineSize: `${width}px` }}
    >
      {themes.map((scheme) => (
        <div key={scheme} className="lk-page" data-theme={scheme}>
          <LatchkeyUi {...{ locale, messages }}>
            {provider ? (
              <OnBackend
                key={[context.id, backend, person, latency, fault].join()}
                {...{ ...parameters, backend, person, latency, fault }}
              >
                {story}
              </OnBackend>
            ) : (
              story
            )}
          </LatchkeyUi>
        </div>
      ))}
    </div>
  )
}

interface OnBackendProps extends Omit<HouseParameters, 'script'>, FakeWishes {
  backend: string | undefined
  children: ReactNode
}

function OnBackend({ backend: name, ui, isKnown, children, ...wishes }: OnBackendProps) {
  const isFake = name === 'fake'
  const { script } = wishes
  const [backend, setBackend] = useState(() => (isFake ? makeFake(wishes) : undefined))
  useEffect(() => {
    if (!isFake) openBackend(name).then(setBackend, (error: unknown) => setBackend(() => rethrow(error)))
  }, [isFake, name])
  if (!backend) return null
  return (
    <LatchkeyProvider
      backend={backend}
      initialState={isKnown && script?.user ? { user: script.user, identityToken: null } : null}
    >
      <LatchkeyUi appName="Acme" {...(isFake && { timeZone: 'UTC', now: clock })} {...ui}>
        {children}
      </LatchkeyUi>
    </LatchkeyProvider>
  )
}

/** Out of a promise and into the render, so that the story shows what went wrong. */
function rethrow(error: unknown): never {
  throw error
}

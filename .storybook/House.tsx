import type { Backend, ErrorCode } from '@latchkey/core'
import { fakeBackend, type FakeScript } from '@latchkey/core/fake'
import { LatchkeyProvider } from '@latchkey/react'
import { LatchkeyUi, type LatchkeyUiProps } from '@latchkey/ui'
import { useEffect, useState, type ReactNode } from 'react'
import { languages, type LanguageName } from '../packages/ui/src/stories/languages.stories.kit.ts'
import { clock } from '../packages/ui/src/stories/people.stories.kit.ts'

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
  const { theme, backend, latency, fault, dir, motion, width } = context.globals as Record<string, string>
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
                key={[context.id, backend, latency, fault].join()}
                {...{ ...parameters, backend, latency, fault }}
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

interface OnBackendProps extends HouseParameters {
  backend: string | undefined
  latency: string | undefined
  fault: string | undefined
  children: ReactNode
}

function OnBackend({ backend: name, latency, fault, script, ui, isKnown, children }: OnBackendProps) {
  const isFake = name === 'fake'
  const [backend, setBackend] = useState(() =>
    isFake ? makeFake({ latency, fault, ...(script && { script }) }) : undefined,
  )
  useEffect(() => {
    if (!isFake) openReal(name).then(setBackend, (error: unknown) => setBackend(() => rethrow(error)))
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

/** The fake as the story and the toolbar want it. */
function makeFake({ latency, fault, script = {} }: Pick<OnBackendProps, 'latency' | 'fault' | 'script'>): Backend {
  return fakeBackend({
    now: clock,
    ...script,
    ...(latency !== '0' && { latency: latency === 'never' ? 'never' : Number(latency) }),
    ...(fault !== 'none' && { fault: fault as ErrorCode }),
  })
}

/** A real backend: nothing of it is loaded before somebody chooses it. */
async function openReal(name: string | undefined): Promise<Backend> {
  if (name === 'embedded') {
    const { embedded } = await import('@latchkey/backends/embedded')
    return embedded({ createOnLogin: 'users-without-wallets' })
  }
  const { http } = await import('@latchkey/backends/http')
  const { LATCHKEY_URL: url = 'http://localhost:8787', LATCHKEY_APP_ID: appId = 'latchkey-dev-app-00000000' } =
    import.meta.env as { LATCHKEY_URL?: string; LATCHKEY_APP_ID?: string }
  return http({ url, appId, createOnLogin: 'users-without-wallets' })
}

/** Out of a promise and into the render, so that the story shows what went wrong. */
function rethrow(error: unknown): never {
  throw error
}

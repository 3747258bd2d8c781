import { act, renderHook, waitFor } from '@testing-library/react'
import { StrictMode, type ReactNode } from 'react'
import type { Backend } from '../../packages/core/src/backend/Backend.ts'
import { useSessionState } from '../../packages/react/src/provider/useSessionState.ts'
import { LatchkeyProvider, type LatchkeyProviderProps } from '../../packages/react/src/provider/LatchkeyProvider.tsx'

type Options = Omit<LatchkeyProviderProps, 'backend' | 'children'> & {
  strict?: boolean
  /** Around the provider. */
  outside?: (children: ReactNode) => ReactNode
}

/** One hook under a provider, with every value that it gave, render by render. */
export function mountHook<value>(
  use: () => value,
  backend: Backend,
  { strict, outside = (children) => children, ...props }: Options = {},
) {
  const values: value[] = []
  const hook = renderHook(
    () => {
      const ready = useSessionState(({ status }) => status !== 'restoring')
      const value = use()
      values.push(value)
      return { ready, value }
    },
    {
      wrapper: ({ children }) => {
        const tree = outside(
          <LatchkeyProvider backend={backend} {...props}>
            {children}
          </LatchkeyProvider>,
        )
        return strict ? <StrictMode>{tree}</StrictMode> : tree
      },
    },
  )
  return {
    ...hook,
    values,
    current: () => hook.result.current.value,
    ready: () => waitFor(() => hook.result.current.ready || Promise.reject(new Error('not ready yet'))),
  }
}

/** Lets what is under way come to rest. */
export const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)))

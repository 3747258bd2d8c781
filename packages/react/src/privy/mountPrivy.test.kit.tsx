import type { Backend } from '@latchkey/core'
import { renderHook, waitFor } from '@testing-library/react'
import { PrivyProvider, type PrivyProviderProps } from './PrivyProvider.tsx'
import { usePrivy } from './usePrivy.ts'

/** One hook under a PrivyProvider, with every value that it gave, and `usePrivy` beside it. */
export function mountPrivy<value>(use: () => value, backend: Backend, props: Omit<PrivyProviderProps, 'backend'> = {}) {
  const values: value[] = []
  const hook = renderHook(
    () => {
      const value = use()
      values.push(value)
      return { value, privy: usePrivy() }
    },
    {
      wrapper: ({ children }) => (
        <PrivyProvider backend={backend} {...props}>
          {children}
        </PrivyProvider>
      ),
    },
  )
  return {
    ...hook,
    values,
    current: () => hook.result.current.value,
    privy: () => hook.result.current.privy,
    ready: () => waitFor(() => hook.result.current.privy.ready || Promise.reject(new Error('not ready yet'))),
  }
}

import { afterAll, vi } from 'vitest'

// Files of one worker share its process, so that what they load is loaded once. None leaves anything behind for the next.
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

import { afterAll, vi } from 'vitest'

// Files of one worker share its process, so that packages are loaded once. Nothing is left for the next file: it begins
// with the real clock and globals, and with our own modules as if nobody had loaded them.
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.resetModules()
})

import { defineConfig } from 'vitest/config'
import { fromSource } from '../../scripts/fromSource.ts'

const shared = ['react', 'react-dom', '@tanstack/react-query', 'zustand', '@testing-library/react']

/** The React tests once more, on React 18: `dedupe` takes the shared packages from this folder. */
export default defineConfig({
  ...fromSource,
  root: import.meta.dirname,
  resolve: { ...fromSource.resolve, dedupe: shared },
  test: {
    name: 'react18',
    environment: 'happy-dom',
    env: { REACT_MAJOR: '18' },
    include: ['../../packages/*/src/**/*.test.tsx'],
    isolate: false,
    setupFiles: ['../setup/tidyUp.ts', '../setup/react.ts'],
    testTimeout: 30_000,
    server: { deps: { inline: shared.map((name) => new RegExp(`${name}/`)) } },
  },
})

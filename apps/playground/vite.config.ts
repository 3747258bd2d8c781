import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { fromSource } from '../../scripts/fromSource.ts'
import { appServer } from './appServer.ts'

/** In development everything comes from the sources; a build takes the built packages, as an app of yours would. */
export default defineConfig(({ command }) => ({
  ...(command === 'serve' ? fromSource : {}),
  plugins: [react(), appServer()],
  optimizeDeps: { include: ['viem/utils'] }, // met only after the first signature, when a reload would come amiss
  build: {
    rolldownOptions: {
      // One warning per "use client" file of a dependency otherwise.
      onLog: (level, log, next) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log)
      },
    },
  },
}))

import type { StorybookConfig } from '@storybook/react-vite'
import { mergeConfig } from 'vite'
import { fromSource } from '../scripts/fromSource.ts'
import { tailwind } from '../scripts/tailwind.ts'

const config: StorybookConfig = {
  stories: ['../packages/ui/src/**/*.mdx', '../packages/*/src/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  // The plots of the page on benchmarks.
  staticDirs: [{ from: '../docs/benchmarks', to: '/benchmarks' }],
  framework: { name: '@storybook/react-vite', options: {} },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal: (vite) =>
    mergeConfig(vite, {
      ...fromSource,
      plugins: [tailwind()],
      resolve: {
        ...fromSource.resolve,
        // Dfns' client of the toolbar's simulator: its requests stay in the tab.
        alias: { 'cross-fetch': `${import.meta.dirname}/../tests/dfns/simulatedFetch.ts` },
      },
      // Where the HTTP backend is: the names that the playground reads, and no other of LATCHKEY_*.
      envPrefix: ['VITE_', 'STORYBOOK_', 'LATCHKEY_URL', 'LATCHKEY_APP_ID'],
      build: {
        chunkSizeWarningLimit: 2_000,
        rolldownOptions: {
          // One warning per "use client" file of a dependency otherwise.
          onLog: (level: string, log: { code?: string }, next: (level: string, log: object) => void) => {
            if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log)
          },
        },
      },
    }),
}

export default config

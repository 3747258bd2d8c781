import { playwright } from '@vitest/browser-playwright'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { chromium } from './scripts/chromium.ts'
import { fromSource } from './scripts/fromSource.ts'

/** A function: Vitest writes into the object it is given, so two projects must not share one. */
const inChromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: chromium }),
  instances: [{ browser: 'chromium' as const }],
})

/** For what drives real browsers and processes on whatever machine it is: once more, and the closing lines name it. */
const retry = 1

/** Goes when the rooms of pages are done, a file on each core: Vitest alone would leave one of them idle. */
const onEveryCore = { maxWorkers: '100%', sequence: { groupOrder: 1 } }

/** The file's ending picks the room: see CONTRIBUTING.md. */
export default defineConfig({
  test: {
    reporters: ['default', './scripts/faultsLine.ts', './scripts/closingLine.ts'],
    projects: [
      {
        ...fromSource,
        test: {
          ...onEveryCore,
          name: 'node',
          include: ['{packages,apps}/*/src/**/*.test.ts', 'scripts/*.test.ts'],
          isolate: false, // what files load costs more than their tests
          setupFiles: ['tests/setup/tidyUp.ts', 'tests/setup/emptyBrowser.ts'],
          hookTimeout: 120_000,
          testTimeout: 60_000,
        },
      },
      {
        ...fromSource,
        test: {
          name: 'react',
          environment: 'happy-dom',
          include: ['packages/*/src/**/*.test.tsx'],
          isolate: false,
          setupFiles: ['tests/setup/tidyUp.ts', 'tests/setup/react.ts'],
          testTimeout: 30_000,
        },
      },
      'tests/react18/vitest.config.ts',
      {
        ...fromSource,
        test: {
          name: 'browser',
          include: ['packages/*/src/**/*.browser.{ts,tsx}'],
          retry,
          testTimeout: 30_000,
          browser: inChromium(),
        },
      },
      {
        plugins: [storybookTest({ configDir: '.storybook' })],
        test: {
          name: 'stories',
          retry,
          testTimeout: 60_000,
          setupFiles: ['.storybook/vitest.setup.ts'],
          browser: inChromium(),
        },
      },
      {
        ...fromSource,
        test: {
          ...onEveryCore,
          name: 'server',
          include: ['tests/{chains,crash,fuzz,proxy,race,secrets,several,soak,timing}/*.test.ts'],
          globalSetup: 'tests/setup/serverForAll.ts',
          retry,
          hookTimeout: 120_000,
          testTimeout: 120_000,
        },
      },
      {
        ...fromSource,
        test: {
          ...onEveryCore,
          name: 'story',
          include: ['tests/{story,tabs}/*.test.ts'],
          globalSetup: ['tests/setup/serverForAll.ts', 'tests/story/pageForAll.ts'],
          retry,
          hookTimeout: 120_000,
          testTimeout: 120_000,
        },
      },
      {
        ...fromSource,
        test: {
          ...onEveryCore,
          name: 'clients',
          include: ['tests/{clients,dfns}/*.test.ts'],
          retry,
          globalSetup: 'tests/clients/emptyDatabase.ts',
          hookTimeout: 120_000,
          testTimeout: 60_000,
        },
      },
    ],
  },
})

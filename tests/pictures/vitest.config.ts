import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromium } from '../../scripts/chromium.ts'
import { fromSource } from '../../scripts/fromSource.ts'

const root = new URL('../..', import.meta.url).pathname

/** Letters as `fonts.conf` has them, whatever the machine's own settings are. */
const launchOptions = {
  ...chromium,
  args: [...chromium.args, '--font-render-hinting=none', '--force-color-profile=srgb'],
  env: { ...process.env, FONTCONFIG_FILE: `${root}tests/pictures/fonts.conf` },
}

/** Apart from `npm test`: only the same Chromium on the same system draws the same to the pixel. */
export default defineConfig({
  ...fromSource,
  root,
  // All that stories take is made ready before the first: what is found late has Vite load the page again.
  optimizeDeps: { entries: ['.storybook/*.{ts,tsx}', 'packages/ui/src/*/*.{ts,tsx}'] },
  test: {
    name: 'pictures',
    include: ['tests/pictures/*.browser.tsx'],
    globalSetup: 'tests/pictures/squeeze.ts',
    reporters: ['default', './scripts/closingLine.ts'],
    testTimeout: 120_000,
    provide: { renews: process.argv.some((word) => word === '-u' || word === '--update') },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions,
        // As high as the longest story: what does not fit would be drawn smaller.
        contextOptions: { viewport: { width: 1_000, height: 6_000 }, deviceScaleFactor: 1, reducedMotion: 'reduce' },
      }),
      instances: [{ browser: 'chromium' }],
      expect: {
        toMatchScreenshot: {
          resolveScreenshotPath: ({ arg, ext }) => `${root}tests/pictures/taken/${arg}${ext}`,
          comparatorOptions: { allowedMismatchedPixels: 30, threshold: 0.05, includeAA: true },
        },
      },
    },
  },
})

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether this run takes the pictures anew. */
    renews: boolean
  }
}

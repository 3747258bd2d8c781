import { defaultClientConditions, defaultServerConditions, type UserConfig } from 'vite'

const source = '@latchkey/source'

/** Makes Vite read the sources of our packages, so nothing has to be built first. */
export const fromSource = {
  resolve: { conditions: [source, ...defaultClientConditions] }, // Vite's own are replaced, not added to: name them
  ssr: { resolve: { conditions: [source, ...defaultServerConditions] } },
} satisfies UserConfig

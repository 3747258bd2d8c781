import { ada, fails, hangs } from '@latchkey/core/fake'
import { collector, newcomer } from '../stories/people.stories.kit.ts'
import type { StateScript } from '../stories/States.stories.kit.tsx'

/** How a list of the person's things gets into each of its states. */
export const walletStates: StateScript[] = [
  { name: 'loading', script: { restore: hangs } },
  { name: 'unauthenticated', script: { user: null } },
  { name: 'empty', script: { user: newcomer() } },
  {
    name: 'error',
    note: 'nobody answers',
    script: { user: ada, restore: fails('backend_unreachable'), fault: 'backend_unreachable' },
  },
  { name: 'ready', script: { user: ada } },
  { name: 'ready', note: 'every kind of wallet', script: { user: collector } },
]

import { wallets, type Backend, type ErrorCode } from '@latchkey/core'
import { fakeBackend, type FakeScript } from '@latchkey/core/fake'
import {
  ada,
  adaDelegated,
  clock,
  collector,
  guest,
  hoarder,
  joiner,
  mover,
  trader,
} from '../packages/ui/src/stories/people.stories.kit.ts'

/** Who may be signed in, as the toolbar offers them. */
const people = { nobody: null, guest, ada, adaDelegated, trader, collector, joiner, hoarder, mover }

export interface FakeWishes {
  /** How the story wants it. */
  script?: FakeScript
  person: string | undefined
  latency: string | undefined
  fault: string | undefined
}

/** The fake as the story and the toolbar want it. */
export function makeFake({ script = {}, person, latency, fault }: FakeWishes): Backend {
  const backend = fakeBackend({
    now: clock,
    ...script,
    ...(isPerson(person) && { user: people[person] }),
    ...(latency !== '0' && { latency: latency === 'never' ? 'never' : Number(latency) }),
    ...(fault !== 'none' && fault !== 'partial' && { fault: fault as ErrorCode }),
  })
  return fault === 'partial' ? { ...backend, revokeWallets: revokesButOne(backend) } : backend
}

const isPerson = (name: string | undefined): name is keyof typeof people => name !== undefined && name in people

/** Ends server access for all wallets but the last of them. */
function revokesButOne(backend: Backend): NonNullable<Backend['revokeWallets']> {
  return async ({ signal }) => {
    const { user } = await backend.refreshUser({ signal })
    const on = wallets(user).filter(({ delegated }) => delegated)
    const last = on.pop()
    const answer = await backend.revokeWallets!({ wallets: on.map(({ address }) => address), signal })
    if (!last) return answer
    const { address, chainType } = last
    return { ...answer, results: [...answer.results, { address, chainType, outcome: 'still-active' }] }
  }
}

import 'fake-indexeddb/auto'
import type { User } from '@latchkey/core'
import { fakeBackend } from '@latchkey/core/fake'
import { parseJson, user as userCodec } from '@latchkey/core/wire'
import { verifyIdentityToken } from '@latchkey/server/client'
import { indexedDbStore } from '@latchkey/server/indexedDb'
import { createSession } from '../../packages/core/src/session/createSession.ts'
import { createServer } from '../../packages/server/src/createServer.ts'
import { kekFromBytes } from '../../packages/server/src/kek.ts'
import { signIdentityToken } from '../../packages/server/src/tokens/identityToken.ts'
import { nodeKey } from '../../packages/server/src/tokens/verificationKey.ts'
import { cpuOf } from '../figures/costOf.ts'
import type { Curve } from '../figures/Figure.ts'
import { identityToken, verificationPem } from '../server/identityToken.ts'
import { appId } from '../server/people.ts'
import { personText } from './personText.ts'

const sizes = [1, 4, 16, 32, 100, 1_000, 10_000]
/** Many more do not fit a token. */
const mostInToken = 32

/** What a person costs who has linked many accounts. */
export async function measureAccounts(): Promise<Curve[]> {
  const server = createServer({
    store: await indexedDbStore({ name: 'growth' }),
    appId,
    appSecret: 'a secret of sixteen letters or more',
    kek: await kekFromBytes('bench', crypto.getRandomValues(new Uint8Array(32))),
    origins: ['http://localhost:5173'],
  })
  const curves = new Map<string, Curve>()
  for (const size of sizes) {
    const text = personText(size)
    const person = userCodec.decode(parseJson(text))
    const token = identityToken(size)
    const rules = { appId, issuer: 'privy.io', clockTolerance: 60, now: Date.now, key: nodeKey(verificationPem) }
    let turn = 0
    const calls: Record<string, () => unknown> = {
      'JSON.parse, the yardstick': () => JSON.parse(text) as unknown,
      'decode a person': () => userCodec.decode(parseJson(text)),
      // Somebody else each time: it would be given again otherwise.
      'sign an identity token': () => signIdentityToken(server, { ...person, id: `did:latchkey:${turn++}` }),
      'update a session, one account differs': updating(text),
      'update a session, nothing differs': unchanged(text),
      ...(size <= mostInToken && { 'verify and parse an identity token': () => verifyIdentityToken(token, rules) }),
    }
    for (const [what, call] of Object.entries(calls)) {
      const curve = curves.get(what) ?? { what, by: 'accounts', unit: 'ms', points: [] }
      curve.points.push([size, await cpuOf(call)])
      curves.set(what, curve)
    }
  }
  return [...curves.values()]
}

/** Two answers in turns that differ in one account. */
function updating(text: string): () => void {
  const other = text.replace('"delegated":false', '"delegated":true')
  return landing([text, other])
}

const unchanged = (text: string) => landing([text, text])

/** Lands what was read in a session, each time another copy. */
function landing(texts: [string, string]): () => void {
  const copies = texts.map((text) => userCodec.decode(JSON.parse(text)))
  const session = createSession({ backend: fakeBackend(), initialState: snapshotOf(copies[0]!) })
  let turn = 0
  return () => void session.commitRead('refreshUser', session.begin(), snapshotOf(copies[++turn % 2]!))
}

const snapshotOf = (user: User) => ({ user, identityToken: null })

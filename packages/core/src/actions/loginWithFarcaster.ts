import type { Beginning, Session } from '../session/createSession.ts'
import type { FarcasterProof } from '../types/Farcaster.ts'
import { login } from './login.ts'

/** Signs in who holds a Farcaster id. `begun` where that started earlier than now. */
export const loginWithFarcaster = (session: Session, proof: FarcasterProof, begun?: Beginning) =>
  login(session, 'loginWithFarcaster', { ...proof }, begun)

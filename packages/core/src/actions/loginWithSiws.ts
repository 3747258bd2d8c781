import type { Session } from '../session/createSession.ts'
import type { WalletProof } from '../types/AccountProof.ts'
import { login } from './login.ts'

/** Signs in with a text that an external Solana wallet signed. */
export const loginWithSiws = (session: Session, proof: Extract<WalletProof, { chainType: 'solana' }>) =>
  login(session, 'loginWithSiws', proof)

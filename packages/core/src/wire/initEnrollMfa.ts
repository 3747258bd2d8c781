import * as is from './check.ts'
import type { TotpEnrollment } from '../types/Mfa.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'

/** Makes a secret for the person's authenticator app. It counts once a first code proved that the app has it. */
export const initEnrollTotp = endpoint({
  method: 'POST',
  path: '/mfa/totp/init',
  auth: 'user',
  body: shape<object>({}),
  // Privy's spelling: these members are camelCase.
  response: shape<TotpEnrollment>(
    { totpSecret: is.string, totpAuthUrl: is.string },
    { rename: { totpSecret: 'secret', totpAuthUrl: 'authUrl' } },
  ),
})

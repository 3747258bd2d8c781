import { describeBackend } from '@latchkey/conformance'
import { openPrivyHouse } from './privyHouse.ts'

const inFrame =
  'the case makes its wallet by the backend, but Privy’s SDK makes them in its frame: see privyFrame.test.ts'

describeBackend(
  'privy',
  async () => {
    const { open, passkey, codeFor } = await openPrivyHouse()
    return { backend: open(), reopen: open, passkey, mailedCode: codeFor }
  },
  {
    only: [
      'signupWithPasskey',
      'loginWithPasskey',
      'sendCode',
      'loginWithCode',
      'sendSmsCode',
      'loginWithSms',
      'generateSiweMessage',
      'loginWithSiwe',
      'generateSiwsMessage',
      'loginWithSiws',
      'loginWithCustomJwt',
      'createGuestAccount',
      'initOAuth',
      'loginWithOAuth',
      'linkOAuth',
      'linkAccount',
      'unlinkAccount',
      'acceptTerms',
      'delegateWallet',
      'revokeWallets',
    ],
    skip: { delegateWallet: inFrame, revokeWallets: inFrame },
  },
)

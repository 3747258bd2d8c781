import { describeBackend } from '@latchkey/conformance'
import { testNetworks } from '../../packages/server/src/testNetworks.test.kit.ts'
import { openPrivyHouse } from './privyHouse.ts'

const inFrame =
  'the case makes its wallet by the backend, but Privy’s SDK makes them in its frame: see privyFrame.test.ts'

describeBackend(
  'privy',
  async () => {
    const { options, ...networks } = await testNetworks()
    const { open, passkey, codeFor } = await openPrivyHouse(options)
    return { backend: open(), reopen: open, passkey, mailedCode: codeFor, ...networks }
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
      'loginWithTelegram',
      'initFarcaster',
      'awaitFarcaster',
      'loginWithFarcaster',
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

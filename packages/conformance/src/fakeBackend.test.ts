import { fakeBackend } from '@latchkey/core/fake'
import { describeBackend } from './describeBackend.ts'

const unproven = 'the fake looks at no signature'

describeBackend(
  'fakeBackend',
  async () => {
    const backend = fakeBackend()
    return { backend, reopen: () => backend }
  },
  {
    skip: {
      importWallet: 'the fake holds no keys',
      exportWallet: 'the fake holds no keys',
      signMessage: 'the fake holds no keys',
      signTypedData: 'the fake holds no keys',
      signTransaction: 'the fake holds no keys',
      listDevices: 'the fake is one device',
      signOutDevices: 'the fake is one device',
      listPasskeys: 'the fake has no passkeys',
      addPasskey: 'the fake has no passkeys',
      renamePasskey: 'the fake has no passkeys',
      removePasskey: 'the fake has no passkeys',
      getRecoveryMethods: 'the fake holds no keys',
      addRecoveryMethod: 'the fake holds no keys',
      removeRecoveryMethod: 'the fake holds no keys',
      generateSiweMessage: unproven,
      loginWithSiwe: unproven,
      generateSiwsMessage: unproven,
      loginWithSiws: unproven,
      loginWithCustomJwt: unproven,
      loginWithTelegram: unproven,
      initFarcaster: unproven,
      awaitFarcaster: unproven,
      loginWithFarcaster: unproven,
      acceptTerms: 'the fake’s newcomer agreed already',
      linkAccount: unproven,
      transferAccount: unproven,
      unenrollMfa: 'the fake holds nothing back',
      unlinkAccount: unproven,
      initOAuth: 'the fake has no other providers',
      loginWithOAuth: 'the fake has no other providers',
      linkOAuth: 'the fake has no other providers',
      loginWithPasskey: 'the fake forgets everybody at logout',
      createGuestAccount: 'the fake knows one kind of newcomer',
    },
  },
)

import { describeBackend } from '@latchkey/conformance'
import { openBrowser, openHouse } from './openHouse.ts'

const noKeysHere = 'Dfns holds the keys: there is no vault to open'
const noServerAccess = 'a delegated wallet moves by its owner’s passkey alone'
const noProviders = 'its own server signs people in with its own account alone'
const noOtherWays = 'people have the ways in that they came with'
const noFactors = 'its own server knows no second factors'

describeBackend(
  'dfns',
  async ({ prf = true } = {}) => {
    const house = await openHouse()
    // As most passkeys are. What several tabs sign at once may arrive in another order, which one that counts is refused for.
    const { open, passkey } = openBrowser(house, { prf, synced: true })
    const mailedCode = async (email: string) => /\b\d{6}\b/.exec(house.mails.find(({ to }) => to === email)!.text)![0]
    return { backend: open(), reopen: open, passkey, mailedCode }
  },
  {
    skip: {
      importWallet: 'Dfns takes over no keys of people',
      exportWallet: 'Dfns gives keys out in a flow of its own, which is not offered here',
      revokeOnchain: noServerAccess,
      initOAuth: noProviders,
      loginWithOAuth: noProviders,
      linkOAuth: noProviders,
      sendSmsCode: noOtherWays,
      loginWithSms: noOtherWays,
      generateSiwsMessage: noOtherWays,
      loginWithSiws: noOtherWays,
      loginWithCustomJwt: noOtherWays,
      linkAccount: noOtherWays,
      transferAccount: noOtherWays,
      initEnrollMfa: noFactors,
      submitEnrollMfa: noFactors,
      unenrollMfa: noFactors,
      verifyMfa: noFactors,
      unlinkAccount: noOtherWays,
      acceptTerms: 'its own server asks for no terms',
      getRecoveryMethods: noKeysHere,
      addRecoveryMethod: noKeysHere,
      removeRecoveryMethod: noKeysHere,
      delegateWallet: noServerAccess,
      revokeWallets: noServerAccess,
      getGrants: noServerAccess,
      getActivity: noServerAccess,
    },
  },
)

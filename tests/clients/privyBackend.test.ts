import { describeBackend } from '@latchkey/conformance'
import { openPrivyHouse } from './privyHouse.ts'

const inFrame = 'asks the person in the wallet’s frame, which takes a browser: see privyFrame.test.ts'
const keptByPrivy = 'Privy’s SDK has none for the web'

describeBackend(
  'privy',
  async () => {
    const { open, passkey, codeFor } = await openPrivyHouse()
    return { backend: open(), reopen: open, passkey, mailedCode: codeFor }
  },
  {
    skip: {
      createWallet: inFrame,
      importWallet: keptByPrivy,
      exportWallet: keptByPrivy,
      signMessage: keptByPrivy,
      signTypedData: keptByPrivy,
      signTransaction: keptByPrivy,
      initEnrollMfa: keptByPrivy,
      submitEnrollMfa: keptByPrivy,
      unenrollMfa: keptByPrivy,
      verifyMfa: keptByPrivy,
      listDevices: keptByPrivy,
      signOutDevices: keptByPrivy,
      listPasskeys: keptByPrivy,
      addPasskey: keptByPrivy,
      renamePasskey: keptByPrivy,
      removePasskey: keptByPrivy,
      getRecoveryMethods: keptByPrivy,
      addRecoveryMethod: keptByPrivy,
      removeRecoveryMethod: keptByPrivy,
      delegateWallet: inFrame,
      revokeWallets: inFrame,
      revokeOnchain: keptByPrivy,
      getGrants: keptByPrivy,
      getActivity: keptByPrivy,
      initAction: keptByPrivy,
      signAction: keptByPrivy,
      completeAction: keptByPrivy,
    },
  },
)

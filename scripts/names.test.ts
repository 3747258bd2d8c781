// Why: one concept has one name in every layer, so that one grep finds all of it.
import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Verbs of the backend contract that a person or an app asks for. */
const verbs = [
  'refreshUser',
  'logout',
  'signupWithPasskey',
  'loginWithPasskey',
  'sendCode',
  'loginWithCode',
  'generateSiweMessage',
  'loginWithSiwe',
  'sendSmsCode',
  'loginWithSms',
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
  'transferAccount',
  'initEnrollMfa',
  'submitEnrollMfa',
  'unenrollMfa',
  'verifyMfa',
  'createWallet',
  'importWallet',
  'exportWallet',
  'signMessage',
  'signTypedData',
  'signTransaction',
  'listDevices',
  'signOutDevices',
  'listPasskeys',
  'addPasskey',
  'renamePasskey',
  'removePasskey',
  'getRecoveryMethods',
  'addRecoveryMethod',
  'removeRecoveryMethod',
  'delegateWallet',
  'revokeWallets',
  'revokeOnchain',
  'getGrants',
  'getActivity',
  'initAction',
  'signAction',
  'completeAction',
]

/** A file that rightly does not exist, and why. */
const exceptions: Record<string, string> = {
  'core/src/wire/sendCode.ts': 'half of the code ceremony: in loginWithCode.ts',
  'server/src/routes/sendCode.ts': 'half of the code ceremony: in loginWithCode.ts',
  'core/src/wire/generateSiweMessage.ts': 'half of the SIWE ceremony: in loginWithSiwe.ts',
  'server/src/routes/generateSiweMessage.ts': 'half of the SIWE ceremony: in loginWithSiwe.ts',
  'core/src/wire/sendSmsCode.ts': 'half of the code ceremony: in loginWithSms.ts',
  'server/src/routes/sendSmsCode.ts': 'half of the code ceremony: in loginWithSms.ts',
  'core/src/wire/generateSiwsMessage.ts': 'half of the SIWS ceremony: in loginWithSiws.ts',
  'server/src/routes/generateSiwsMessage.ts': 'half of the SIWS ceremony: in loginWithSiws.ts',
  'core/src/wire/initFarcaster.ts': 'a third of the ceremony: in loginWithFarcaster.ts',
  'server/src/routes/initFarcaster.ts': 'a third of the ceremony: in loginWithFarcaster.ts',
  'core/src/wire/awaitFarcaster.ts': 'a third of the ceremony: in loginWithFarcaster.ts',
  'server/src/routes/awaitFarcaster.ts': 'a third of the ceremony: in loginWithFarcaster.ts',
  'core/src/wire/linkAccount.ts': 'an endpoint per kind: linkEmail.ts, linkPhone.ts, linkWithSiwe.ts …',
  'server/src/routes/linkAccount.ts': 'a route per kind: linkEmail.ts, linkPhone.ts, linkWithSiwe.ts …',
  'core/src/wire/initOAuth.ts': 'half of the ceremony: in loginWithOAuth.ts',
  'server/src/routes/initOAuth.ts': 'half of the ceremony: in loginWithOAuth.ts',
  'core/src/wire/importWallet.ts': 'a new revision of the vault (vault.ts), and then as createWallet.ts',
  'server/src/routes/importWallet.ts': 'a new revision of the vault (vault.ts), and then as createWallet.ts',
  'core/src/wire/getRecoveryMethods.ts': 'read from the vault (vault.ts)',
  'server/src/routes/getRecoveryMethods.ts': 'read from the vault (vault.ts)',
  'core/src/wire/addRecoveryMethod.ts': 'a new revision of the vault (vault.ts)',
  'server/src/routes/addRecoveryMethod.ts': 'a new revision of the vault (vault.ts)',
  'core/src/wire/removeRecoveryMethod.ts': 'a new revision of the vault (vault.ts)',
  'server/src/routes/removeRecoveryMethod.ts': 'a new revision of the vault (vault.ts)',
  'core/src/wire/revokeOnchain.ts': 'goes to the chain, past the server',
  'server/src/routes/revokeOnchain.ts': 'goes to the chain, past the server',
  'core/src/wire/signTypedData.ts': 'never travels: the vault signs where the person is',
  'server/src/routes/signTypedData.ts': 'never travels: the vault signs where the person is',
  'core/src/wire/signTransaction.ts': 'never travels: the vault signs where the person is',
  'server/src/routes/signTransaction.ts': 'never travels: the vault signs where the person is',
  'core/src/wire/signMessage.ts': 'never travels: the vault signs where the person is',
  'server/src/routes/signMessage.ts': 'never travels: the vault signs where the person is',
  'core/src/actions/initAction.ts': 'one of the three steps of every action: in actionSteps.ts',
  'core/src/actions/signAction.ts': 'one of the three steps of every action: in actionSteps.ts',
  'core/src/actions/completeAction.ts': 'one of the three steps of every action: in actionSteps.ts',
  'core/src/wire/signAction.ts': 'never travels: the prompt is where the person is',
  'server/src/routes/signAction.ts': 'never travels: the prompt is where the person is',
  'core/src/wire/completeAction.ts': 'the signed request itself; at a wallet service walletAction.ts',
  'server/src/routes/completeAction.ts': 'the signed request itself; at a wallet service dfns/walletActions.ts',
}

const layers = (verb: string) => [
  `core/src/wire/${verb}.ts`,
  `core/src/actions/${verb}.ts`,
  `server/src/routes/${verb}.ts`,
  `conformance/src/cases/${verb}.ts`,
]

test.each(verbs)('%s stands in every layer', (verb) => {
  const missing = layers(verb).filter((file) => !existsSync(`packages/${file}`) && !exceptions[file])
  expect(missing).toEqual([])
})

test('no exception outlives its reason', () => {
  expect(Object.keys(exceptions).filter((file) => existsSync(`packages/${file}`))).toEqual([])
})

test('no two files are told apart by letter case alone: built, they would be one on many disks', () => {
  const built = readdirSync('packages').flatMap((name) =>
    readdirSync(`packages/${name}/src`, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${name}/${file.replace(/\.tsx?$/, '')}`),
  )
  const clashes = built.filter((file) =>
    built.some((other) => other !== file && other.toLowerCase() === file.toLowerCase()),
  )
  expect(clashes).toEqual([])
})

import { expect, test } from 'vitest'
import { ada, adaDelegated, joinedAt } from './backend/fakePeople.ts'
import * as doors from './endpoints.ts'
import { errorAnswer } from './wire/errorAnswer.ts'

const endpoints = { ...doors }
const passcodeWrap = {
  wrapId: 'w1',
  method: 'user-passcode' as const,
  kdf: { name: 'argon2id' as const, memory: 65_536, iterations: 3, parallelism: 1 },
  salt: 's',
  publicKey: 'cHVi',
  enc: 'ZW5j',
  wrapped: 'w',
  createdAt: joinedAt,
}
const vault = {
  v: 2 as const,
  vaultId: 'v1',
  userId: ada.id,
  kind: 'hd' as const,
  iv: 'i',
  ct: 'c',
  wraps: [passcodeWrap],
  createdAt: joinedAt,
  rev: 1,
}
const grant = {
  id: 'd1',
  walletId: 'w1',
  address: '0xA',
  chainType: 'ethereum' as const,
  enforcement: 'server' as const,
  scope: { actions: ['personal_sign' as const] },
  status: 'revoked' as const,
  grantedAt: joinedAt,
  expiresAt: joinedAt,
  lastUsedAt: null,
  signCount: 3,
  endedAt: joinedAt,
  endedBy: 'user' as const,
}

test('answers come back as they went', () => {
  const { getGrants, getVault, refreshUser, revokeWallets, loginWithCode } = endpoints
  const snapshot = { user: adaDelegated, identityToken: 'a.b.c' }
  expect(refreshUser.response.decode(refreshUser.response.encode(snapshot))).toEqual(snapshot)

  const grants = { grants: [grant] }
  expect(getGrants.response.decode(getGrants.response.encode(grants))).toEqual(grants)
  for (const answer of [{ vault }, { vault: null }])
    expect(getVault.response.decode(getVault.response.encode(answer))).toEqual(answer)

  const results = [{ address: '0xA', chainType: 'ethereum' as const, outcome: 'revoked' as const }]
  const revoked = { message: 'ok', revoked: 1, epoch: 2, results, ...snapshot }
  expect(revokeWallets.response.decode(revokeWallets.response.encode(revoked))).toEqual(revoked)

  const tokens = {
    token: 't',
    privyAccessToken: 't',
    refreshToken: 'r',
    isNewUser: true,
    sessionUpdateAction: 'set' as const,
  }
  const session = { ...tokens, ...snapshot }
  expect(loginWithCode.response.encode(session)).toMatchObject({ privy_access_token: 't', is_new_user: true })
  expect(loginWithCode.response.decode(loginWithCode.response.encode(session))).toEqual(session)
})

test('bodies are spelled as the field spells them', () => {
  expect(endpoints.createGuestAccount.body?.encode({ guestCredential: 'g' })).toEqual({ guest_credential: 'g' })
  const siwe = {
    message: 'm',
    signature: '0xab',
    chainId: 'eip155:1',
    walletClientType: 'metamask',
    connectorType: null,
  }
  expect(endpoints.loginWithSiwe.body?.encode(siwe)).toEqual(siwe)
  expect(endpoints.loginWithSiwe.body?.decode(siwe)).toEqual(siwe)
  expect(endpoints.putVault.body?.encode({ vault })).toMatchObject({
    vault: { vault_id: 'v1', wraps: [{ wrap_id: 'w1' }] },
  })
})

test.each([
  ['createGuestAccount', { guest_credential: 'short' }, 'guest_credential'],
  ['createWallet', { address: '0x12' }, 'address'],
  ['createWallet', { address: `0x${'a'.repeat(40)}`, chain_type: 'dogecoin' }, 'chain_type'],
  ['delegateWalletInit', { address: '0xA', chain_type: 'ethereum', mode: 'open' }, 'mode'],
  [
    'delegateWalletInit',
    { address: '0xA', chain_type: 'e', mode: 'sealed', scope: { actions: ['steal'] }, ttl: 60 },
    'scope.actions.0',
  ],
  ['delegateWalletInit', { address: '0xA', chain_type: 'e', mode: 'sealed', scope: { actions: [] }, ttl: 59 }, 'ttl'],
  ['delegateWallet', { action_id: 'a', assertion: { id: 'x', response: {} }, signed: 'x'.repeat(8_001) }, 'signed'],
  ['loginWithCode', { email: 'ada@example.com', code: '12345' }, 'code'],
  ['loginWithCode', { email: 'ada@example.com', code: '١٢٣٤٥٦' }, 'code'],
  ['sendCode', { email: 'ada' }, 'email'],
  ['sendCode', { email: 'ada@example.com\nbcc: eve@example.com' }, 'email'],
  ['sendCode', { email: `${'a'.repeat(250)}@example.com` }, 'email'],
  ['loginWithSiwe', { message: 'm', signature: 'nothex', chainId: 'eip155:1' }, 'signature'],
  ['refreshSession', { refresh_token: 7 }, 'refresh_token'],
  ['loginWithCode', { email: 'ada@example.com', code: '123456', mode: 'sign-up' }, 'mode'],
  ['linkEmail', { email: 'ada＠example.com', code: '123456' }, 'email'],
  ['updateEmail', { oldAddress: 'ada@example.com', newAddress: 'ada', code: '123456' }, 'newAddress'],
  ['linkPhone', { phoneNumber: '+14155552671', code: '12345' }, 'code'],
  ['updatePhone', { old_phone_number: 7 }, 'old_phone_number'],
  ['generateSiwsNonce', { address: `0x${'a'.repeat(40)}` }, 'address'],
  ['loginWithSiws', { message: 'm', signature: 'AA==', message_type: 'dance' }, 'message_type'],
  ['linkWithSiwe', { message: 'm', signature: '0xab', chainId: 'solana:1' }, 'chainId'],
  ['linkSmartWallet', { message: 'm', signature: '0xab', smart_wallet_type: '../safe' }, 'smart_wallet_type'],
  ['loginWithCustomJwt', { token: 7 }, 'token'],
  ['unlinkPasskey', { credential_id: '' }, 'credential_id'],
  ['revokeWallets', { wallets: [] }, 'wallets'],
  ['revokeWallets', { wallets: ['0xA', 7] }, 'wallets.1'],
  ['rpc', { method: 'personal_sign', params: 'm' }, 'params'],
  ['putVault', { vault: { ...vault, wraps: [] } }, 'vault.vault_id'],
  ['generateSiweNonce', { address: 'ada.eth' }, 'address'],
] as const)('%s refuses a bad body at %j -> %s', (verb, body, path) => {
  expect(() => endpoints[verb].body?.decode(body)).toThrow(expect.objectContaining({ code: 'wire_invalid', path }))
})

test('a refusal is read whole, also from whoever does not say whether to retry', () => {
  expect(errorAnswer.decode({ error: 'Not now.', code: 'rate_limited', request_id: 'r1', retryable: true })).toEqual({
    error: 'Not now.',
    code: 'rate_limited',
    requestId: 'r1',
    retryable: true,
  })
  expect(errorAnswer.decode({ error: 'No.', code: 'not_found' })).toMatchObject({ retryable: false })
})

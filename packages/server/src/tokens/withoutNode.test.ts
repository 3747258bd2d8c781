// Why: edge runtimes and tabs have WebCrypto only. The same tokens must mean the same there.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { claims, encode, header, mint, publicKey, rules, signed } from './testToken.test.kit.ts'

let web: typeof import('./verificationKey.ts') & typeof import('./verifyToken.ts') & typeof import('./nodeCrypto.ts')
beforeAll(async () => {
  vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never)
  vi.resetModules()
  web = {
    ...(await import('./nodeCrypto.ts')),
    ...(await import('./verificationKey.ts')),
    ...(await import('./verifyToken.ts')),
  }
})
afterAll(() => {
  vi.restoreAllMocks()
})

const check = async (token: string) => {
  const key = await web.importVerificationKey(publicKey.export({ type: 'spki', format: 'pem' }) as string)
  return web.verifyToken(token, () => key, rules)
}

test('takes what is genuine, by promise', async () => {
  expect(web.node).toBeUndefined()
  expect(await check(mint({ name: 'Ädä 😀' }))).toMatchObject({ ...claims, name: 'Ädä 😀' })
})

test.each<[string, string]>([
  ['changed', mint().replace(/.{90}$/, (end) => (end.startsWith('A') ? 'B' : 'A') + end.slice(1))],
  ['of another algorithm', mint({}, { alg: 'none' })],
  ['that has ended', mint({ exp: 1 })],
  ['for another app', mint({ aud: 'x' })],
  ['that is no UTF-8', signed(encode(header), Buffer.from('{"x":"é"}', 'latin1').toString('base64url'))],
  ['that begins with a mark', signed(encode(header), encode('\ufeff{}'))],
  ['that is none', 'x'],
])('refuses a token %s', async (_what, token) => {
  await expect(check(token)).rejects.toMatchObject({ code: expect.stringMatching(/^token_(invalid|expired)$/) })
})

test('what answers at once on Node says why it cannot here', async () => {
  const { verifyIdentityToken } = await import('./verifyIdentityToken.ts')
  const key = await web.webKey(publicKey.export({ format: 'jwk' }))
  expect(() => verifyIdentityToken(mint(), { ...rules, key })).toThrow(
    expect.objectContaining({ code: 'config_invalid' }),
  )
  expect(() => web.nodeKey('')).toThrow(/importVerificationKey/)
})

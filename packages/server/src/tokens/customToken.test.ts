import { readFileSync } from 'node:fs'
import { errors } from 'jose'
import { expect, test } from 'vitest'
import { customTokenVerifier } from './customToken.ts'

interface Vectors {
  testGroups: {
    public?: JsonWebKey & { kid: string }
    tests: { tcId: number; result: 'valid' | 'invalid'; jws: unknown }[]
  }[]
}

const vectors = JSON.parse(
  readFileSync(new URL('../../vectors/wycheproof/json_web_signature_test.json', import.meta.url), 'utf8'),
) as Vectors

/** Sound, and refused all the same: a token that says nothing, and one of another algorithm than its key is for. */
const stricter = [259, 264, 268, 272, 320, 325, 346, 347, 350, 351]

test('a sign-in service’s tokens: of Wycheproof’s none holds that is not sound (faults 21, 27)', async () => {
  let count = 0
  const wrong: number[] = []
  for (const { public: jwk, tests } of vectors.testGroups) {
    if (!jwk) continue
    const verify = customTokenVerifier({ jwks: { keys: [jwk as never] } } as never, Date.now)
    for (const { tcId, jws, result } of tests) {
      const { cause } = (await verify(jws as string).catch((error: unknown) => error)) as Error
      // What they sign is no set of claims, which is looked at once the signature was found to hold.
      if (cause instanceof errors.JWTInvalid !== (result === 'valid')) wrong.push(tcId)
      count++
    }
  }
  expect(wrong).toEqual(stricter)
  expect(count).toBe(361)
})

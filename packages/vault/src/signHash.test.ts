import { secp256k1 } from '@noble/curves/secp256k1'
import { sha256 } from '@noble/hashes/sha2'
import { hexToBytes } from '@noble/hashes/utils'
import { expect, test } from 'vitest'
import lowSOnly from '../vectors/wycheproof/ecdsa_secp256k1_sha256_bitcoin_test.json' with { type: 'json' }
import eitherS from '../vectors/wycheproof/ecdsa_secp256k1_sha256_test.json' with { type: 'json' }
import { signHash } from './signHash.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const one = hexToBytes('1'.padStart(64, '0'))
const last = hexToBytes('fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140')

// RFC 6979 has no vectors for this curve; these are the ones that Bitcoin's libraries share.
test.each([
  [
    one,
    'Satoshi Nakamoto',
    '934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8',
    '2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5',
  ],
  [
    one,
    'All those moments will be lost in time, like tears in rain. Time to die...',
    '8600dbd41e348fe5c9465ab92d23e3db8b98b873beecd930736488696438cb6b',
    '547fe64427496db33bf66019dacbf0039c04199abb0122918601db38a72cfc21',
  ],
  [
    last,
    'Satoshi Nakamoto',
    'fd567d121db66e382991534ada77a6bd3106f0a1098c231e47993447cd6af2d0',
    '6b39cd0eb1bc8603e159ef5c20a5c8ad685a45b06ce9bebed3f153d10d93bed5',
  ],
])('signs as RFC 6979 has it, and with the lower S', (key, text, r, s) => {
  expect(signHash(key, sha256(utf8(text)))).toMatchObject({ r: `0x${r}`, s: `0x${s}` })
})

test.each([
  ['low S only, as we sign', { vectors: lowSOnly, lowS: true, signatures: 463 }],
  ['either S, as ECDSA has it', { vectors: eitherS, lowS: false, signatures: 476 }],
])('the curve says of each of Wycheproof’s signatures what is true: %s', (_name, { vectors, lowS, signatures }) => {
  let count = 0
  for (const { publicKey, tests } of vectors.testGroups)
    for (const { tcId, msg, sig, result } of tests) {
      const said = holds({ sig, msg, key: publicKey.uncompressed, lowS })
      expect(said, `tcId ${tcId}`).toBe(result === 'valid')
      count++
    }
  expect(count).toBe(signatures)
})

test('what it signs holds', () => {
  const hash = sha256(utf8('anything'))
  const { r, s } = signHash(last, hash)
  expect(secp256k1.verify(r.slice(2) + s.slice(2), hash, secp256k1.getPublicKey(last))).toBe(true)
})

/** Read as DER, and nothing else. */
function holds({ sig, msg, key, lowS }: { sig: string; msg: string; key: string; lowS: boolean }): boolean {
  try {
    const { r, s } = secp256k1.Signature.fromDER(sig)
    return secp256k1.verify({ r, s }, sha256(hexToBytes(msg)), key, { lowS })
  } catch {
    return false
  }
}

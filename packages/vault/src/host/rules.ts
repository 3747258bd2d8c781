import { WireInvalidError } from '@latchkey/core/wire'
import * as is from '@latchkey/core/check'
import { longestHold } from './heldSecrets.ts'
import type { HostVerb } from './VaultHost.ts'

const methodOf = (value: unknown) => (value as { method?: unknown } | null | undefined)?.method

const bytes =
  (length?: number): is.Check =>
  (value, path) => {
    if (value instanceof Uint8Array && value.length === (length ?? value.length)) return value
    throw new WireInvalidError(path, length === undefined ? 'should be bytes' : `should be ${length} bytes`)
  }

const text = is.text('a text of at most 1,000,000 characters', /^[^]*$/, 1_000_000)
const some = is.text('a text', /^[^]+$/, 1_000_000)
const passkey = is.object({ method: is.oneOf('user-passkey'), credentialId: some, prf: bytes(32) })
const passcode = is.object({ method: is.oneOf('user-passcode'), passcode: some })
const secret: is.Check = (value, path) =>
  (methodOf(value) === 'user-passkey' ? passkey : passcode)(value, path) as unknown
const held = is.object({ method: is.oneOf('held'), name: some })
const secretOrHeld: is.Check = (value, path) => (methodOf(value) === 'held' ? held : secret)(value, path) as unknown
const chainType = is.oneOf('ethereum', 'solana')
const place = is.object({ chainType, walletIndex: is.optional(is.number), imported: is.optional(some) })
const use = { vault: is.anyObject, secret, place, address: some }
const signUse = { ...use, secret: secretOrHeld }
const message: is.Check = (value, path) => (typeof value === 'string' ? text : bytes())(value, path) as unknown
/** What reads as JSON as it does to a program, so that what is shown is all that is signed. Ports carry more, such as lists with named members. */
const plain: is.Check = (value, path) => {
  is.anyObject(value, path)
  assertPlain(value, path)
  return value
}
const transaction: is.Check = (value, path) => (typeof value === 'string' ? some : plain)(value, path) as unknown
const number = is.integer(0)
const address = is.text('an address', /^0x[0-9a-fA-F]{40}$/)
const wei: is.Check = (value, path) => {
  if (typeof value === 'bigint' && value >= 0n) return value
  throw new WireInvalidError(path, 'should be a bigint from 0')
}
const selfCall = is.exactly({
  chainId: number,
  nonce: number,
  gas: wei,
  maxFeePerGas: wei,
  maxPriorityFeePerGas: wei,
  data: is.text('bytes in hex', /^0x([0-9a-f]{2})+$/i, 100_000),
  becomes: is.nullable(address),
})
const view: is.Check = (value, path) => {
  if (value instanceof MessagePort) return value
  throw new WireInvalidError(path, 'should be a MessagePort')
}
const nothing: is.Check = () => undefined
const sealed = is.object({ enc: some, ct: some })
const key = is.object({ privateKey: is.optional(some), mnemonic: is.optional(some) })
const proof = is.object({ address: some, signature: some })
const vault = is.anyObject
const passkeyAnswer = is.object({ id: some, response: is.anyObject, clientExtensionResults: is.anyObject })

/** What may be asked of a host, and what may come back. Both ends hold messages against it before they believe them. */
export const rules: Record<HostVerb, { parameters: is.Check; answer: is.Check }> = {
  hold: { parameters: is.object({ secret, ttl: is.integer(1, longestHold) }), answer: held },
  lock: { parameters: is.object({}), answer: nothing },
  assertPasscode: { parameters: is.object({ passcode: text }), answer: nothing },
  createVault: {
    parameters: is.object({
      userId: some,
      secret,
      claim: is.optional(is.object({ claimId: some, enc: some, ct: some })),
    }),
    answer: vault,
  },
  makeClaimKey: {
    parameters: is.object({ userId: some }),
    answer: is.object({ claimId: some, publicKey: some }),
  },
  addWrap: { parameters: is.object({ vault, unlockWith: secret, add: secret }), answer: vault },
  removeWrap: {
    parameters: is.object({
      vault,
      unlockWith: secret,
      remove: is.object({ method: is.oneOf('user-passkey', 'user-passcode'), credentialId: is.optional(some) }),
    }),
    answer: vault,
  },
  importKey: {
    parameters: is.object({ vault, unlockWith: secret, chainType, secret: key }),
    answer: is.object({ vault, address: some }),
  },
  proveWallets: {
    parameters: is.object({ vault, secret, userId: some, places: is.array(place, 1, 1_000) }),
    answer: is.array(proof, 1, 1_000),
  },
  vouchForPasskey: { parameters: is.object({ vault, secret, credentialId: some, nonce: some }), answer: some },
  signMessage: { parameters: is.object({ ...signUse, message }), answer: some },
  signTypedData: { parameters: is.object({ ...signUse, typedData: plain }), answer: some },
  signTransaction: { parameters: is.object({ ...signUse, transaction }), answer: some },
  signSelfCall: { parameters: is.object({ ...signUse, selfCall }), answer: some },
  sealKey: {
    parameters: is.object({
      ...use,
      signed: some,
      clientDataJson: some,
      offer: is.object({ offer: some, offerSig: some, kid: some }),
    }),
    answer: sealed,
  },
  createPasskey: { parameters: is.object({ options: is.anyObject }), answer: passkeyAnswer },
  getPasskey: { parameters: is.object({ options: is.anyObject }), answer: passkeyAnswer },
  exportKey: {
    parameters: is.object({ ...use, format: is.oneOf('private-key', 'recovery-phrase'), view }),
    answer: nothing,
  },
}

export const isVerb = (verb: unknown): verb is HostVerb => typeof verb === 'string' && Object.hasOwn(rules, verb)

function assertPlain(value: unknown, path: string): void {
  if (typeof value !== 'object' || value === null) return
  const names = Object.keys(value)
  const isList = Array.isArray(value) && names.length === value.length && names.every((name, at) => name === `${at}`)
  if (!isList && Object.prototype.toString.call(value) !== '[object Object]')
    throw new WireInvalidError(path, 'should be plain: objects, lists, texts, numbers, true and false')
  for (const [name, member] of Object.entries(value)) assertPlain(member, `${path}.${name}`)
}

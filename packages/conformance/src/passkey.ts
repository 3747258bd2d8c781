import { encodeCBOR } from '@levischuck/tiny-cbor'
import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import { p256 } from '@noble/curves/nist'
import { authenticatorData } from './passkey/authenticatorData.ts'
import { assertRpId, clientData } from './passkey/clientData.ts'
import type { Credential } from './passkey/Credential.ts'
import { evaluatePrf } from './passkey/prf.ts'

export interface SoftwarePasskeyOptions {
  /** The page that asks, for example `http://localhost:5173`. */
  origin: string
  /** Whether it answers the `prf` extension: always, only when it signs in (as some devices do), or never. */
  prf?: boolean | 'get-only'
  /** False: a device that cannot tell who touches it. */
  userVerified?: boolean
  /** True: its passkeys are the same on several devices, so their counters stay 0. */
  synced?: boolean
}

/** A passkey device in software, for tests without a browser. What it answers passes any verifier; its keys live as long as it does. */
export interface SoftwarePasskey {
  /** `navigator.credentials.create`, JSON in and JSON out. */
  create(options: PublicKeyCredentialCreationOptionsJSON): Promise<RegistrationResponseJSON>
  /** `navigator.credentials.get`, JSON in and JSON out. */
  get(options: PublicKeyCredentialRequestOptionsJSON): Promise<AuthenticationResponseJSON>
  /** How often the person was asked. */
  readonly prompts: number
}

/** Makes an empty passkey device. */
export function softwarePasskey({
  origin,
  prf = true,
  userVerified = true,
  synced = false,
}: SoftwarePasskeyOptions): SoftwarePasskey {
  const credentials: Credential[] = []
  let prompts = 0

  const prompt = (userVerification: string | undefined) => {
    prompts++
    if (userVerification === 'required' && !userVerified) throw notAllowed('The person cannot be verified.')
  }

  const evaluate = (credential: Credential, asked: AuthenticationExtensionsPRFInputsJSON) => {
    const inputs = asked.evalByCredential?.[toBase64url(credential.id)] ?? asked.eval
    const secret = credential.prfSecrets[userVerified ? 'verified' : 'unverified']
    return inputs && evaluatePrf(secret, inputs)
  }

  return {
    get prompts() {
      return prompts
    },

    async create({ rp, user, challenge, pubKeyCredParams, excludeCredentials, authenticatorSelection, extensions }) {
      const rpId = rp.id ?? new URL(origin).hostname
      assertRpId(rpId, origin)
      if (!pubKeyCredParams.some(({ alg }) => alg === es256))
        throw new DOMException('Only ES256 keys can be made here.', 'NotSupportedError')
      prompt(authenticatorSelection?.userVerification)
      if (credentials.some((credential) => isListed(credential, rpId, excludeCredentials ?? [])))
        throw new DOMException('This device holds a passkey for this account already.', 'InvalidStateError')

      const credential = newCredential(rpId, user.id, synced ? 0 : 1)
      const results = prf === true && extensions?.prf ? await evaluate(credential, extensions.prf) : undefined
      const data = await authenticatorData(credential, { userVerified, attested: true })
      credentials.push(credential)
      return {
        ...publicCredential(credential),
        response: {
          clientDataJSON: toBase64url(clientData('webauthn.create', challenge, origin)),
          attestationObject: toBase64url(
            encodeCBOR(
              new Map<string, unknown>([
                ['fmt', 'none'],
                ['attStmt', new Map()],
                ['authData', data],
              ]) as never,
            ),
          ),
          authenticatorData: toBase64url(data),
          publicKey: await subjectPublicKeyInfo(credential),
          publicKeyAlgorithm: es256,
          transports: ['internal'],
        },
        clientExtensionResults: {
          ...(extensions?.credProps && { credProps: { rk: true } }),
          ...(extensions?.prf && { prf: { enabled: prf !== false, ...(results && { results }) } }),
        },
      }
    },

    async get({ rpId = new URL(origin).hostname, challenge, allowCredentials, userVerification, extensions }) {
      assertRpId(rpId, origin)
      prompt(userVerification)
      const credential = credentials.findLast(
        (each) => each.rpId === rpId && (!allowCredentials?.length || isListed(each, rpId, allowCredentials)),
      )
      if (!credential) throw notAllowed(`This device holds no passkey for ${rpId} that was asked for.`)

      if (!synced) credential.counter++
      const results = prf && extensions?.prf ? await evaluate(credential, extensions.prf) : undefined
      const data = await authenticatorData(credential, { userVerified, attested: false })
      const client = clientData('webauthn.get', challenge, origin)
      const signed = new Uint8Array([...data, ...new Uint8Array(await crypto.subtle.digest('SHA-256', client))])
      return {
        ...publicCredential(credential),
        response: {
          clientDataJSON: toBase64url(client),
          authenticatorData: toBase64url(data),
          signature: toBase64url(p256.sign(signed, credential.secretKey, { prehash: true }).toDERRawBytes()),
          userHandle: toBase64url(credential.userHandle),
        },
        clientExtensionResults: { ...(results && { prf: { results } }) },
      }
    },
  }
}

const es256 = -7

function newCredential(rpId: string, userHandle: string, counter: number): Credential {
  const random = () => crypto.getRandomValues(new Uint8Array(32))
  return {
    id: random(),
    rpId,
    userHandle: fromBase64url(userHandle),
    secretKey: p256.utils.randomPrivateKey(),
    counter,
    prfSecrets: { verified: random(), unverified: random() },
  }
}

function publicCredential({ id }: Credential) {
  const text = toBase64url(id)
  return { id: text, rawId: text, type: 'public-key', authenticatorAttachment: 'platform' }
}

const isListed = (credential: Credential, rpId: string, list: PublicKeyCredentialDescriptorJSON[]) =>
  credential.rpId === rpId && list.some(({ id }) => id === toBase64url(credential.id))

async function subjectPublicKeyInfo({ secretKey }: Credential): Promise<string> {
  const point = new Uint8Array(p256.getPublicKey(secretKey, false))
  const key = await crypto.subtle.importKey('raw', point, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify'])
  return toBase64url(new Uint8Array(await crypto.subtle.exportKey('spki', key)))
}

const notAllowed = (message: string) => new DOMException(message, 'NotAllowedError')

import { hex } from '@scure/base'
import type { Hono } from 'hono'
import { hashMessage, hashTypedData, isHex, keccak256, parseTransaction, serializeTransaction, type Hex } from 'viem'
import { actorOf, signedActorOf } from '../authorize.ts'
import { DfnsHttpError } from '../DfnsHttpError.ts'
import { pageOf } from '../pages.ts'
import { objectOf, readBody, textOf, type Body } from '../readBody.ts'
import { beginRequest } from '../requests.ts'
import type { Env } from '../route.ts'
import { readSolana, withSignature } from '../solanaTransaction.ts'
import { signDigest } from '../walletKey.ts'
import { movableWallet, walletOf } from '../wallets.ts'
import type { DfnsRequest, DfnsWallet, World } from '../World.ts'

/** Signatures, all of them real. */
export function signatures(app: Hono<Env>, world: World): void {
  app.post('/wallets/:id/signatures', (context) => {
    const asked = context.get('asked')
    const actor = signedActorOf(world, asked)
    const wallet = movableWallet(world, actor, context.req.param('id'))
    const body = readBody(asked.text)
    const digest = digestOf(wallet, body)
    const carryOut = (request: DfnsRequest) => {
      const signature = signDigest(wallet, digest)
      request.status = 'Signed'
      request.signature = signature
      const { kind, transaction } = body
      if (kind !== 'Transaction') return
      if (wallet.curve === 'ed25519') {
        request.signedData = `0x${hex.encode(withSignature(wallet, hexBytes(transaction as Hex)))}`
        return
      }
      const { r, s, recid } = signature
      request.signedData = serializeTransaction(parseTransaction(transaction as Hex), {
        r: r as Hex,
        s: s as Hex,
        yParity: recid!,
      })
    }
    return beginRequest(world, { kind: 'signatures', actor, wallet, body, carryOut })
  })

  app.get('/wallets/:id/signatures', (context) => {
    const wallet = walletOf(world, actorOf(world, context.get('asked')), context.req.param('id'))
    const own = [...world.requests.values()].filter((each) => each.kind === 'signatures' && each.walletId === wallet.id)
    return context.json({ walletId: wallet.id, ...pageOf(own, new URL(context.req.url).searchParams) })
  })

  app.get('/wallets/:id/signatures/:signatureId', (context) => {
    const wallet = walletOf(world, actorOf(world, context.get('asked')), context.req.param('id'))
    const signature = world.requests.get(context.req.param('signatureId'))
    if (signature?.walletId !== wallet.id) throw new DfnsHttpError(404, 'Unknown signature.')
    return context.json(signature)
  })
}

/** What the wallet's key signs for this request. */
function digestOf({ curve }: DfnsWallet, body: Body): Uint8Array {
  const kind = textOf(body, 'kind')
  if (kind === 'Message' && curve === 'ed25519') return hexBytes(hexOf(body, 'message'))
  if (kind === 'Transaction' && curve === 'ed25519') return readSolana(hexBytes(hexOf(body, 'transaction'))).message
  if (curve === 'ed25519') throw new DfnsHttpError(400, `The simulator signs no ${kind.slice(0, 40)} on this network.`)
  try {
    if (kind === 'Message') return hexBytes(hashMessage({ raw: hexOf(body, 'message') }))
    if (kind === 'Transaction')
      return hexBytes(keccak256(serializeTransaction(parseTransaction(hexOf(body, 'transaction')))))
    if (kind === 'Eip712') return hexBytes(hashTypedData(typedDataOf(body)))
    if (kind === 'Hash' && hexOf(body, 'hash').length === 66) return hexBytes(hexOf(body, 'hash'))
  } catch (error) {
    if (error instanceof DfnsHttpError) throw error
    throw new DfnsHttpError(400, `This is no ${kind}.`)
  }
  throw new DfnsHttpError(400, `The simulator signs no ${kind.slice(0, 40)}.`, { field: 'kind' })
}

/** The type that no other type names is the one that the message is of. */
function typedDataOf(body: Body) {
  const types = objectOf(body, 'types') as Record<string, { name: string; type: string }[]>
  const used = new Set(Object.values(types).flatMap((fields) => fields.map(({ type }) => type.replace(/\[.*$/, ''))))
  const primaryType = Object.keys(types).find((type) => type !== 'EIP712Domain' && !used.has(type))!
  return { types, primaryType, domain: objectOf(body, 'domain'), message: objectOf(body, 'message') }
}

function hexOf(body: Body, name: string): Hex {
  const value = textOf(body, name)
  if (isHex(value)) return value
  throw new DfnsHttpError(400, `${name} has to be hex.`, { field: name })
}

const hexBytes = (value: Hex) => hex.decode(value.slice(2))

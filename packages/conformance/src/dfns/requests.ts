import canonicalize from 'canonicalize'
import { DfnsHttpError } from './DfnsHttpError.ts'
import type { Body } from './readBody.ts'
import { newId, type DfnsRequest, type DfnsUser, type DfnsWallet, type World } from './World.ts'

interface Begin {
  kind: DfnsRequest['kind']
  actor: DfnsUser
  wallet: DfnsWallet
  body: Body
  /** Does what was asked for. Throws nothing: what goes wrong is the request's status. */
  carryOut: (request: DfnsRequest) => void
}

/** What a request on a wallet becomes: done, or waiting for approval. The same `externalId` with the same body is the same request. */
export function beginRequest(world: World, { kind, actor, wallet, body, carryOut }: Begin): Response {
  const { externalId } = body
  const earlier = [...world.requests.values()].find(
    (each) =>
      each.kind === kind &&
      each.walletId === wallet.id &&
      externalId !== undefined &&
      each.requestBody['externalId'] === externalId,
  )
  if (earlier) {
    if (canonicalize(earlier.requestBody) === canonicalize(body)) return Response.json(earlier)
    throw new DfnsHttpError(409, 'This externalId stands for another request.', { duplicate: earlier.id })
  }
  const request: DfnsRequest = {
    id: newId(kind === 'transfers' ? 'xfr' : 'sig'),
    kind,
    walletId: wallet.id,
    network: wallet.network,
    requester: { userId: actor.id },
    requestBody: body,
    status: 'Pending',
    dateRequested: new Date(world.now()).toISOString(),
  }
  world.requests.set(request.id, request)
  const policy = world.policy(request)
  if (policy === undefined) {
    carryOut(request)
    return Response.json(request)
  }
  request.approvalId = newId('ap')
  pending.set(request, carryOut)
  return Response.json(request, { status: policy === 'accepted' ? 202 : 200 })
}

const pending = new WeakMap<DfnsRequest, (request: DfnsRequest) => void>()

/** Somebody consents to what waited, or does not. */
export function settleApproval({ requests }: World, approvalId: string, decision: 'Approved' | 'Denied'): void {
  const request = [...requests.values()].find((each) => each.approvalId === approvalId && each.status === 'Pending')
  if (!request) throw new Error(`Nothing waits for ${approvalId}.`)
  if (decision === 'Denied') request.status = 'Rejected'
  else pending.get(request)!(request)
}

import * as endpoints from '@latchkey/core/endpoints'
import {
  actionChallenge,
  fromBase64url,
  toBase64url,
  userActionHeader,
  type Endpoint,
  type InitAction,
} from '@latchkey/core/wire'
import { canonicalJson, utf8 } from './bytes.ts'
import type { TestClient } from './testClient.test.kit.ts'
import type { testPerson } from './testPerson.test.kit.ts'

type Person = Pick<Awaited<ReturnType<typeof testPerson>>, 'passkey' | 'token'>

/** A request as it is announced and signed. */
export interface ActionRequest {
  method: string
  path: string
  body: string
}

/** Has a passkey sign a request that was announced; gives the header that goes with it. */
export async function signAnnounced(
  { passkey }: Pick<Person, 'passkey'>,
  init: InitAction,
  { method, path, body }: ActionRequest,
): Promise<string> {
  const { challenge } = await actionChallenge({ nonce: fromBase64url(init.nonce), method, path, body })
  const assertion = await passkey.get({
    challenge: toBase64url(challenge),
    rpId: init.rpId,
    allowCredentials: init.allowCredentials as PublicKeyCredentialDescriptorJSON[],
    userVerification: 'required',
  })
  return toBase64url(utf8(canonicalJson({ actionId: init.actionId, assertion })))
}

/** Asks for what must be signed, with a signature. */
export async function askSigned<body, response>(
  server: Pick<TestClient, 'ask'>,
  person: Person,
  endpoint: Endpoint<body, response>,
  body: body,
): Promise<response> {
  const { method, path } = endpoint
  const request = { method, path, body: JSON.stringify(endpoint.body!.encode(body)) }
  const init = await server.ask(endpoints.initAction, request, { token: person.token })
  const headers = { [userActionHeader]: await signAnnounced(person, init, request) }
  return server.ask(endpoint, body, { token: person.token, headers })
}

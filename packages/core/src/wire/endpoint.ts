import type { Codec } from './codec.ts'

/** Who may call: anyone, the signed-in person, or the app's own server. */
export type EndpointAuth = 'none' | 'user' | 'app'

/** How one verb travels. One end sends it, the other answers it. */
export interface Endpoint<body = unknown, response = unknown, auth extends EndpointAuth = EndpointAuth> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Under `/api/v1` and `/v1`; `:name` is filled from `params`. */
  path: string
  auth: auth
  body: Codec<body> | undefined
  response: Codec<response>
}

/** Types an endpoint by its codecs. */
export function endpoint<response, auth extends EndpointAuth, body = undefined>(parameters: {
  method: Endpoint['method']
  path: string
  auth: auth
  body?: Codec<body>
  response: Codec<response>
}): Endpoint<body, response, auth> {
  return { ...parameters, body: parameters.body }
}

import type { Codec } from './codec.ts'

/** Who may call: anyone, the signed-in person, or the app's own server. */
export type EndpointAuth = 'none' | 'user' | 'app'

/** How one verb travels. One end sends it, the other answers it. */
export interface Endpoint<body = unknown, response = unknown> {
  method: 'GET' | 'POST' | 'PUT'
  /** Under `/api/v1` and `/v1`; `:name` is filled from `params`. */
  path: string
  auth: EndpointAuth
  body: Codec<body> | undefined
  response: Codec<response>
}

/** Types an endpoint by its codecs. */
export function endpoint<response, body = undefined>(parameters: {
  method: Endpoint['method']
  path: string
  auth: EndpointAuth
  body?: Codec<body>
  response: Codec<response>
}): Endpoint<body, response> {
  return { ...parameters, body: parameters.body }
}

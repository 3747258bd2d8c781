/** What holds for every address. */
export const about = [
  'People, their linked accounts and wallets, sessions, and what an app’s server may do for them.',
  'Bodies are JSON in snake_case and marked as such; users’ times are unix seconds. Members that are not named here may come: ignore them.',
  'An app’s server authenticates with Basic (app id and secret), a person with the Bearer token that signing in gave them.',
  'Every refusal is `{ error, code, retryable, request_id }`. 401 means a credential was checked and found bad; what could not be checked just now is 503.',
  'Requests are limited per app, per address and per account: 429 with Retry-After in seconds. A body may have 1 MiB unless the server says otherwise.',
].join('\n\n')

/** How callers say who they are. */
export const securitySchemes = {
  app: {
    type: 'http',
    scheme: 'basic',
    description: 'The app’s own server: app id and app secret. Never from a page.',
  },
  person: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'A signed-in person’s access token. An identity token is refused: it describes, it does not authorise.',
  },
  dpop: {
    type: 'apiKey',
    in: 'header',
    name: 'DPoP',
    description: 'A proof by the browser’s own key (RFC 9449). Where signing in carries one, refreshing must, too.',
  },
}

const refusal = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } }
const retryAfter = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } } }

/** The refusals that many addresses share. */
export const responses = {
  Invalid: {
    description: 'The body or a parameter breaks a rule. `error` begins with the path to the field.',
    ...refusal,
  },
  Unauthenticated: { description: 'The credential is missing, or was checked and found bad.', ...refusal },
  TooMany: { description: 'Too many requests.', headers: retryAfter, ...refusal },
  Unavailable: {
    description: 'It cannot be said or done just now. Nothing was changed.',
    headers: retryAfter,
    ...refusal,
  },
  Refused: { description: 'Any other refusal; `code` says which.', ...refusal },
}

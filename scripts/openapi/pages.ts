import type { Schema } from './Schema.ts'

/** What an address answers to beside its body, or with instead of an endpoint's answer. */
export interface Extra {
  query?: Record<string, Schema & { description: string }>
  headers?: Record<string, string>
  /** Of an address without an endpoint value. `null`: 204, nothing is sent. */
  answer?: Schema | null
  /** Another address of the endpoint with this name. */
  sameAs?: string
  /** Server-sent events, for the signed-in person. */
  stream?: true
  /** A page for people, and what it loads: no part of what programs ask for. */
  forBrowsers?: true
}

const jwks: Schema = {
  type: 'object',
  required: ['keys'],
  properties: {
    keys: {
      type: 'array',
      items: {
        type: 'object',
        description: 'An EC P-256 key (RFC 7517).',
        required: ['kty', 'crv', 'x', 'y', 'kid', 'alg', 'use'],
      },
    },
  },
}
const fine: Schema = { type: 'object', properties: { ok: { const: true } }, required: ['ok'] }

const paging = {
  limit: { type: 'integer', minimum: 1, maximum: 100, default: 100, description: 'How many at the most.' },
  cursor: { type: 'string', description: 'The `next_cursor` of the page before.' },
}
const idempotencyKey = {
  'privy-idempotency-key':
    'Any text of your own, for example a UUID. The same key and body get the same answer for a day; another body is refused. `idempotency-key` is read, too.',
}

/** What no endpoint value says, by method and path: well-known files, health, query and headers. */
export const extras: Record<string, Extra> = {
  'GET /apps/:appId': {
    answer: {
      type: 'object',
      required: ['id', 'name', 'verification_key', 'allowlist_config', 'embedded_wallet_config'],
      properties: {
        id: { type: 'string' },
        name: { type: 'string' },
        verification_key: { type: 'string', description: 'The public key that verifies tokens, SPKI in PEM.' },
      },
    },
  },
  'GET /apps/:appId/jwks.json': { answer: jwks },
  'GET /apps/:appId/smart_wallets': {
    answer: { type: 'object', required: ['enabled'], properties: { enabled: { const: false } } },
  },
  'GET /.well-known/jwks.json': { answer: jwks },
  'GET /healthz': { answer: fine },
  'GET /readyz': { answer: fine },
  'GET /openapi.json': { answer: { type: 'object', description: 'This document.' } },
  'GET /events': { answer: { type: 'string' }, stream: true },
  'GET /oauth/callback/:provider': { forBrowsers: true },
  'POST /oauth/callback/:provider': { forBrowsers: true },
  'GET /vault/frame': { forBrowsers: true },
  'GET /vault/frame.js': { forBrowsers: true },
  'GET /apps/:app_id/embedded-wallets': { forBrowsers: true },
  'POST /analytics_events': { answer: null },
  'GET /users': { query: paging },
  'POST /users': { headers: idempotencyKey },
  'POST /users/import': { headers: idempotencyKey },
  'POST /users/batch': { sameAs: 'importUsers', headers: idempotencyKey },
  'POST /users/:id/wallets': { headers: idempotencyKey },
  'POST /apps/:appId/users/wallet': { headers: idempotencyKey },
  'GET /wallets': {
    query: {
      ...paging,
      chain_type: { type: 'string', enum: ['ethereum', 'solana'], description: 'Wallets of this chain only.' },
      user_id: { type: 'string', description: 'The embedded wallets of this person, all on one page.' },
    },
  },
  'POST /wallets': { headers: idempotencyKey },
  'POST /wallets/:id/rpc': { headers: idempotencyKey },
}

import { expect, test } from 'vitest'
import { testServer } from '../testServer.test.kit.ts'

test.each(['/openapi.json', '/api/v1/openapi.json'])(
  '%s is the document, for anybody and for a while',
  async (path) => {
    const { send } = await testServer()
    const { status, headers, body } = await send('GET', path)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('public, max-age=3600')
    expect(body).toMatchObject({ openapi: expect.stringMatching(/^3\.1/), paths: { '/users/me': {} } })
  },
)

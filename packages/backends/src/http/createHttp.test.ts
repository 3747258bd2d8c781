import { expect, test } from 'vitest'
import { http } from './index.ts'

const appId = 'latchkey-test-app-0000000'

test.each(['ftp://wallet.example', 'wallet.example.com', 'https://', 'https://a.example?x', 'javascript:alert(1)'])(
  'refuses the address %s at once',
  (url) => {
    expect(() => http({ url, appId })).toThrow(expect.objectContaining({ code: 'config_invalid' }))
  },
)

test('takes the page’s own origin, and an address with a slash at its end', async () => {
  const asked: string[] = []
  const fetch = async (url: string) => {
    asked.push(url)
    return Response.json({ success: true })
  }
  const { signal } = new AbortController()
  for (const url of ['', 'https://wallet.example/'])
    await http({ url, appId, fetch }).sendCode!({ email: 'ada@example.com', signal })
  expect(asked).toEqual(['/api/v1/passwordless/init', 'https://wallet.example/api/v1/passwordless/init'])
})

test('tabs of one app at one server share their changes, others do not', () => {
  const scopes = [
    http({ url: '', appId }),
    http({ url: '', appId: 'another' }),
    http({ url: 'https://wallet.example', appId }),
  ].map(({ scope }) => scope)
  expect(new Set(scopes).size).toBe(3)
  expect(http({ url: 'https://wallet.example/', appId }).scope).toBe(scopes[2])
})

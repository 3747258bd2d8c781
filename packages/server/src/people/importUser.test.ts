import fc from 'fast-check'
import { expect, test } from 'vitest'
import { appHeaders, testServer } from '../testServer.test.kit.ts'

const letters = (pattern: RegExp) => fc.stringMatching(pattern)
const name = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => !/\p{Cc}|\p{Surrogate}/u.test(text))
const subject = letters(/^[!-~]{1,40}$/)
const url = fc.webUrl({ validSchemes: ['https'] }).map((text) => new URL(text).href)
const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`))
const address = fc.emailAddress().filter((text) => text.length < 200 && /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(text))
const username = letters(/^[a-z][a-z0-9]{3,12}$/).filter(
  (text) => !/^(discord|everyone|here|instagram|tiktok)/.test(text),
)
const maybe = <value>(arbitrary: fc.Arbitrary<value>) => fc.option(arbitrary, { nil: undefined })

/** Members of each kind as they may be imported. */
const kinds = {
  email: { address },
  phone: { number: letters(/^\+1[2-9]\d{2}[2-9]\d{6}$/) },
  google_oauth: { subject, email: address, name },
  twitter_oauth: { subject, username, name, profile_picture_url: maybe(url) },
  discord_oauth: {
    subject: letters(/^\d{17,20}$/),
    username: username.map((text) => `${text}#1234`),
    email: maybe(address),
  },
  github_oauth: { subject, username, name: maybe(name), email: maybe(address) },
  spotify_oauth: { subject, name: maybe(name), email: maybe(address) },
  apple_oauth: { subject, email: maybe(address) },
  instagram_oauth: { subject, username },
  tiktok_oauth: { subject, username, name: maybe(name) },
  line_oauth: { subject, name: maybe(name), email: maybe(address), profile_picture_url: maybe(url) },
  twitch_oauth: { subject: letters(/^\d{1,20}$/), username: maybe(username) },
  linkedin_oauth: { subject, name: maybe(name), email: maybe(address), vanity_name: maybe(name) },
  'custom:acme': { subject, name: maybe(name), username: maybe(name), email: maybe(address) },
  farcaster: {
    fid: fc.nat(),
    owner_address: hex(40).map((digits) => `0x${digits}`),
    username: maybe(name),
    bio: maybe(name),
    profile_picture_url: maybe(url),
    homepage_url: maybe(url),
  },
  telegram: { telegram_user_id: letters(/^\d{1,15}$/), first_name: maybe(name), photo_url: maybe(url) },
}

const account = Object.entries(kinds).map(([type, members]) =>
  fc.record({ type: fc.constant(type), ...(members as Record<string, fc.Arbitrary<unknown>>) }),
)
const wallet = hex(40).map((digits) => ({ type: 'wallet', address: `0x${digits}`, chain_type: 'ethereum' }))
const linkedAccounts = fc
  .tuple(
    fc.subarray(account, { minLength: 1 }).chain((some) => fc.tuple(...some)),
    fc.uniqueArray(wallet, { selector: (each) => each.address, maxLength: 3 }),
  )
  .map(([one, wallets]) => [...one, ...wallets])

/** What is stored in another spelling than it came in, as both are written when that is forgotten. */
const spelledAnew: Record<string, (value: unknown) => string> = {
  address: lower,
  email: lower,
  owner_address: lower,
  number: (value) => String(value).replace(/[^+\d]/g, ''),
}
const bare = (member: string, value: unknown) => spelledAnew[member]?.(value) ?? value

test('whatever is imported is read back: each account, in its order, with every member', async () => {
  await fc.assert(
    fc.asyncProperty(linkedAccounts, async (accounts) => {
      const server = await testServer()
      const request = { headers: appHeaders, body: JSON.stringify({ linked_accounts: accounts }) }
      const { status, body, text } = await server.send('POST', '/v1/users', request)
      expect(status, text).toBe(200)
      const read = await server.send('GET', `/v1/users/${body.id}`, { headers: appHeaders })
      expect(read.text).toBe(text)
      expect(body.linked_accounts).toHaveLength(accounts.length)
      for (const [index, given] of accounts.entries()) {
        const kept = { ...body.linked_accounts[index], number: body.linked_accounts[index].phoneNumber }
        for (const [member, value] of Object.entries(given))
          if (value !== undefined) expect([member, bare(member, kept[member])]).toEqual([member, bare(member, value)])
      }
    }),
    { numRuns: 60 },
  )
})

function lower(value: unknown): string {
  return String(value).toLowerCase()
}

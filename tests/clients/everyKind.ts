import type { ImportUserInput } from '@privy-io/server-auth'

/** One account of each kind that may be imported beside others, as `@privy-io/server-auth` names its members. */
export const everyKind: ImportUserInput['linkedAccounts'] = [
  { type: 'email', address: 'Grace@Example.com' },
  { type: 'phone', number: '+1 (415) 555-2671' },
  { type: 'wallet', address: '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed', chainType: 'ethereum' },
  { type: 'google_oauth', subject: '11', email: 'grace@gmail.example', name: 'Grace Hopper' },
  { type: 'apple_oauth', subject: '22', email: 'grace@apple.example' },
  {
    type: 'discord_oauth',
    subject: '33333333333333333',
    username: 'grace#0',
    email: 'grace@discord.example',
  },
  { type: 'twitter_oauth', subject: '44', username: 'grace_h', name: 'Grace' },
  { type: 'github_oauth', subject: '66', username: 'grace', name: 'Grace', email: 'grace@github.example' },
  { type: 'spotify_oauth', subject: '77', name: 'Grace', email: 'grace@spotify.example' },
  { type: 'instagram_oauth', subject: '88', username: 'grace' },
  { type: 'tiktok_oauth', subject: '99', username: 'grace', name: 'Grace' },
  { type: 'linkedin_oauth', subject: '100', email: 'grace@linkedin.example', name: 'Grace', vanityName: 'grace' },
  {
    type: 'farcaster',
    fid: 4321,
    ownerAddress: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    username: 'grace',
    displayName: 'Grace',
    bio: 'Finds moths.',
    pfp: 'https://example.com/grace.png',
    url: 'https://example.com/grace',
  },
  { type: 'telegram', telegramUserId: '55', firstName: 'Grace', username: 'gracehopper' },
]

type Method = (...args: unknown[]) => unknown

/** Every method that a client offers, under the name one writes: `wallets().ethereum().signMessage`. */
export function methodsOf(client: object, name = ''): Map<string, Method> {
  const found = new Map<string, Method>()
  for (const [key, method] of ownMethods(client)) {
    const room = accessors.has(key) ? method() : undefined
    if (isRoom(room)) for (const [inner, its] of methodsOf(room, `${name}${key}().`)) found.set(inner, its)
    else found.set(name + key, method)
  }
  for (const [key, room] of Object.entries(client))
    if (rooms.has(key) && isRoom(room))
      for (const [inner, its] of methodsOf(room, `${name}${key}.`)) found.set(inner, its)
  return found
}

/** Calls without arguments that give a part of `@privy-io/node`. */
const accessors = new Set(
  'users apps wallets policies keyQuorums transactions intents organizations webhooks utils auth requestSigner ethereum solana tron earn incentive payout fiat swaps'.split(
    ' ',
  ),
)

/** Members that are parts of a client. */
const rooms = new Set(
  'walletApi ethereum solana allowlist actions balance transactions depositAccounts crypto orders fiat swap externalFiatAccounts kyc kyb auth user embeddedWallet recovery icloudAuth mfa sms passkey app funding moonpay coinbase delegated crossApp guest email phone siwe siws smartWallet customProvider oauth farcaster farcasterV2 telegram'.split(
    ' ',
  ),
)

const isRoom = (value: unknown): value is object => typeof value === 'object' && value !== null

/** What its classes declare, but for what they keep to themselves. */
function ownMethods(object: object): Map<string, Method> {
  const found = new Map<string, Method>()
  for (let type: object = Object.getPrototypeOf(object); type !== Object.prototype; type = Object.getPrototypeOf(type))
    for (const [key, { value }] of Object.entries(Object.getOwnPropertyDescriptors(type)))
      if (typeof value === 'function' && key !== 'constructor' && !key.startsWith('_') && !found.has(key))
        found.set(key, (...args) => (value as Method).apply(object, args))
  return found
}

import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { user } from './user.ts'

/** Which account it is about, the server knows by the nonce; what Privy's clients send beside it is theirs to say, and not needed. */
const body = shape<{ nonce: string }>({ nonce: is.text('the nonce that linking was refused with', /^[\w-]{43}$/) })

const transferAt = (path: string) => endpoint({ method: 'POST', path, auth: 'user', body, response: user })

/** Moves an account that is somebody else's to the signed-in person, who showed before that it is theirs. */
export const transferAccount = transferAt('/accounts/transfer')
/** The same of an address, at Privy's address. */
export const transferEmail = transferAt('/passwordless/transfer')
/** The same of a phone number, at Privy's address. */
export const transferPhone = transferAt('/passwordless_sms/transfer')
/** The same of an Ethereum wallet, at Privy's address. */
export const transferSiwe = transferAt('/siwe/transfer')
/** The same of a Solana wallet, at Privy's address. */
export const transferSiws = transferAt('/siws/transfer')
/** The same of an account at another provider, at Privy's address. */
export const transferOAuth = transferAt('/oauth/transfer')
/** The same of a Telegram account, at Privy's address. */
export const transferTelegram = transferAt('/telegram/transfer')
/** The same of a Farcaster account, at Privy's address. */
export const transferFarcaster = transferAt('/farcaster/transfer')

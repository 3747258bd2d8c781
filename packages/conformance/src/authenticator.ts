import { base32 } from '@scure/base'

/** The code that an authenticator app shows for a secret (RFC 6238), now or so many steps of 30 seconds later. */
export async function authenticatorCode(secret: string, later = 0): Promise<string> {
  const counter = new DataView(new ArrayBuffer(8))
  counter.setBigUint64(0, BigInt(Math.floor(Date.now() / 30_000) + later))
  const algorithm = { name: 'HMAC', hash: 'SHA-1' }
  const key = await crypto.subtle.importKey('raw', new Uint8Array(base32.decode(secret)), algorithm, false, ['sign'])
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter))
  const digits = (mac.getUint32(mac.getUint8(19) & 15) & 0x7f_ff_ff_ff) % 1_000_000
  return String(digits).padStart(6, '0')
}

/** One that it shows neither now nor soon. */
export async function wrongCode(secret: string): Promise<string> {
  const shown = await Promise.all([-1, 0, 1, 2].map((later) => authenticatorCode(secret, later)))
  return ['000000', '111111', '222222', '333333', '444444'].find((code) => !shown.includes(code))!
}

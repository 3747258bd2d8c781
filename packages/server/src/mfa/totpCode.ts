/** Seconds that a code of an authenticator app is shown. */
export const period = 30

/** The time step that a moment (ms) lies in. */
export const stepAt = (now: number): number => Math.floor(now / 1000 / period)

/** The code of one time step, six digits (RFC 6238 over RFC 4226, SHA-1: what every authenticator app can do). */
export async function totpCode(secret: Uint8Array<ArrayBuffer>, step: number): Promise<string> {
  const counter = new DataView(new ArrayBuffer(8))
  counter.setBigUint64(0, BigInt(step))
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign'])
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter))
  const offset = mac.getUint8(19) & 15
  return String((mac.getUint32(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}

/** The step whose code this is: now, or one before or after, as far as clocks may differ. Undefined where it is none of these. */
export async function stepOf(secret: Uint8Array<ArrayBuffer>, code: string, now: number): Promise<number | undefined> {
  const steps = [0, -1, 1].map((skew) => stepAt(now) + skew)
  const codes = await Promise.all(steps.map((step) => totpCode(secret, step)))
  return steps.find((_, index) => codes[index] === code)
}

import { base32 } from '@scure/base'
import type { TotpEnrollment } from '@latchkey/core'
import { canonicalJson, utf8 } from '../bytes.ts'
import type { Server } from '../Server.ts'
import type { TotpRow } from '../store/TotpStore.ts'

/** What a person's secret is bound to where it lies, so that none can stand in another's place. */
export const totpAad = ({ appId }: Pick<Server, 'appId'>, userId: string) =>
  utf8(canonicalJson({ purpose: 'totp', appId, userId }))

/** Makes a secret: as the person's app takes it, and under the KEK. */
export async function newTotpSecret(
  server: Server,
  userId: string,
  label: string,
): Promise<TotpEnrollment & Pick<TotpRow, 'wrapped'>> {
  const bytes = crypto.getRandomValues(new Uint8Array(20))
  const secret = base32.encode(bytes)
  const wrapped = await server.kek.wrap(bytes, totpAad(server, userId)).finally(() => bytes.fill(0))
  const [issuer, account] = [encodeURIComponent(server.appName), encodeURIComponent(label)]
  return { secret, authUrl: `otpauth://totp/${issuer}:${account}?secret=${secret}&issuer=${issuer}`, wrapped }
}

/** Opens a secret for as long as `work` takes. */
export async function withTotpSecret<result>(
  server: Server,
  { userId, wrapped }: Pick<TotpRow, 'userId' | 'wrapped'>,
  work: (secret: Uint8Array<ArrayBuffer>) => Promise<result>,
): Promise<result> {
  const secret = await server.kek.unwrap(wrapped, totpAad(server, userId))
  return work(secret).finally(() => secret.fill(0))
}

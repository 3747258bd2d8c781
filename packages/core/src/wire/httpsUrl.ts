/** A picture or homepage from a third party: only `https:` without a login in it, else null. */
export function httpsUrl(url: unknown): string | null {
  if (typeof url !== 'string' || url.length > 2_048) return null
  try {
    const { protocol, username, password, href } = new URL(url)
    return protocol === 'https:' && !username && !password ? href : null
  } catch {
    return null
  }
}

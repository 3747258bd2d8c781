const maxLength = 2_048

/** A picture or homepage from a third party: only `https:` without a login in it, else null. */
export function httpsUrl(url: unknown): string | null {
  if (typeof url !== 'string' || url.length > maxLength) return null
  try {
    const { protocol, username, password, href } = new URL(url)
    // Escapes make it longer: what passes once must pass again at the next reader.
    return protocol === 'https:' && !username && !password && href.length <= maxLength ? href : null
  } catch {
    return null
  }
}

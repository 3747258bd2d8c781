/** A link that an app built from data, if it leads to the web and nowhere else. */
export function safeLink(url: string | undefined): string | undefined {
  if (!url) return undefined
  try {
    return new URL(url).protocol === 'https:' ? url : undefined
  } catch {
    return undefined
  }
}

/** Text from elsewhere, short enough to show: a name of ten thousand characters is no name. */
export function clip(text: string, length = 120): string {
  const characters = Array.from(text.slice(0, length * 4))
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : text
}

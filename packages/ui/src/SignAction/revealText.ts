/** Shows letters that nobody sees, and that turn or hide the text around them, as what they are. */
export const revealText = (text: string): string =>
  text.replace(unseen, (letter) => `⟨U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`)

/** Controls but line ends and tabs; marks and isolates of direction; spaces without width. Joiners stay: scripts and emoji need them. */
const unseen =
  /[^\P{Cc}\n\r\t]|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu

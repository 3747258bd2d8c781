/** A text with what would turn its order around, or not show at all, written out: what is read is what is signed. */
export const showHidden = (text: string): string =>
  text.replace(/\p{Bidi_Control}|(?![\n\t])\p{Cc}/gu, (char) => `\\u{${char.codePointAt(0)!.toString(16)}}`)

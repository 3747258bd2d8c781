const paths = {
  check: 'M3.5 8.5l3 3 6-7',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  out: 'M6 3.5H3.5v9h9V10M9 3.5h3.5V7M12.5 3.5l-6 6',
  key: 'M5.2 10.8a2.9 2.9 0 1 1 2.3-1.4l5.5 3.8v1.3h-2.4v-1.7H9M4.6 8h.01',
  warn: 'M8 2.6l6 10.9H2zM8 6.6v3.2M8 11.6v.1',
} as const

export type GlyphName = keyof typeof paths

/** A small sign of our own, drawn in the colour of the text beside it. */
export const Glyph = ({ name }: { name: GlyphName }) => (
  <svg data-part="glyph" viewBox="0 0 16 16" aria-hidden="true">
    <path
      d={paths[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)

const paths = {
  check: 'M3.5 8.5l3 3 6-7',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  out: 'M6 3.5H3.5v9h9V10M9 3.5h3.5V7M12.5 3.5l-6 6',
  device: 'M3.5 3.5h9v6.5h-9zM2 12.5h12',
  key: 'M7.7 8H14v2.5M11.2 8v1.8M2.3 8a2.7 2.7 0 1 0 5.4 0 2.7 2.7 0 1 0-5.4 0',
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

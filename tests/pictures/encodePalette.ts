import { crc32, deflateSync } from 'node:zlib'

interface Picture {
  width: number
  height: number
  /** Four bytes a pixel: red, green, blue, opacity. */
  data: Uint8Array
}

/** A PNG of at most 256 colours; where a picture has more of them, close ones become one. */
export function encodePalette({ width, height, data }: Picture): Buffer {
  for (let step = 1; ; step *= 2) {
    const palette = new Map<number, number>()
    const rows = Buffer.alloc((width + 1) * height) // each begins with a 0: its pixels are as they are
    for (let pixel = 0; pixel < width * height && palette.size <= 256; pixel++) {
      const [red, green, blue] = [0, 1, 2].map((channel) => round(data[pixel * 4 + channel]!, step))
      const colour = (red! << 16) | (green! << 8) | blue!
      if (!palette.has(colour)) palette.set(colour, palette.size)
      rows[pixel + Math.floor(pixel / width) + 1] = palette.get(colour)!
    }
    if (palette.size > 256) continue
    const colours = Buffer.alloc(palette.size * 3)
    for (const [colour, index] of palette) colours.writeUIntBE(colour, index * 3, 3)
    const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
    const pixels = deflateSync(rows, { level: 9, memLevel: 9 })
    const parts = [chunk('IHDR', header(width, height)), chunk('PLTE', colours), chunk('IDAT', pixels)]
    return Buffer.concat([signature, ...parts, chunk('IEND', Buffer.alloc(0))])
  }
}

const round = (value: number, step: number) => Math.min(255, Math.round(value / step) * step)

/** Eight bits a pixel, each the place of a colour in the palette. */
function header(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(13)
  bytes.writeUInt32BE(width, 0)
  bytes.writeUInt32BE(height, 4)
  bytes.set([8, 3], 8)
  return bytes
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

/** What the browser takes files for. */
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

interface ServeOptions {
  folder: string
  /** The policy of a page, which may name the inline scripts that the page came with. */
  policy: (inlineScripts: string[]) => string
}

/** Serves a built Storybook, each page of it under a policy. */
export async function serveBuilt({ folder, policy }: ServeOptions) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://storybook')
    const path = normalize(pathname === '/' ? '/index.html' : pathname)
    const type = types[extname(path)] ?? 'application/octet-stream'
    readFile(join(folder, path)).then(
      (file) => {
        response.setHeader('content-type', type)
        if (path.endsWith('.html')) response.setHeader('content-security-policy', policy(hashes(String(file))))
        response.end(file)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

const hashes = (html: string) =>
  [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script]) => `'sha256-${createHash('sha256').update(script!).digest('base64')}'`,
  )

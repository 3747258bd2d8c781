/** How the callers of a server are told apart by address. */
export interface ClientAddressOptions {
  /** The address at the other end of the connection, as the runtime knows it. Never a header, which anybody can write. */
  clientAddress: (request: Request) => string | undefined
  /** How many proxies of one's own stand in front, each of which appends to X-Forwarded-For. 0: the header is not believed. */
  trustProxy: number
}

/** Who calls, as limits count: an IPv4 address, or the /64 of an IPv6 one, which is what one household or machine is given. */
export function countedAddress(request: Request, { clientAddress, trustProxy }: ClientAddressOptions): string {
  const forwarded = trustProxy > 0 ? (request.headers.get('x-forwarded-for') ?? '').split(',') : []
  const believed = forwarded.filter((each) => each.trim() !== '').slice(-trustProxy)
  return normaliseAddress(believed[0] ?? clientAddress(request) ?? '')
}

/** One text for one address. What is none counts as one and the same caller, so that nonsense is no way around a limit. */
export function normaliseAddress(text: string): string {
  const address = text.trim().replace(/^\[(.*)\](:\d+)?$/, '$1')
  const v4 = /^(\d{1,3}(?:\.\d{1,3}){3})(:\d+)?$/.exec(address)?.[1]
  if (v4) return hostname(v4) ?? unknown
  const groups = ipv6Groups(address.replace(/%.*$/, ''))
  if (!groups) return unknown
  if (isMapped(groups)) return [groups[6]! >> 8, groups[6]! & 255, groups[7]! >> 8, groups[7]! & 255].join('.')
  const network = groups.slice(0, 4).map((group) => group.toString(16))
  return `${network.join(':')}::/64`
}

const unknown = 'unknown'

/** Eight numbers of 16 bits, or null for what is no IPv6 address. The URL parser knows its many spellings. */
function ipv6Groups(text: string): number[] | null {
  if (!text.includes(':')) return null
  const canonical = hostname(`[${text}]`)
  if (!canonical) return null
  const [head = [], tail = []] = canonical
    .slice(1, -1)
    .split('::')
    .map((half) => half.split(':').filter(Boolean))
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0')
  return [...head, ...zeros, ...tail].map((group) => Number.parseInt(group, 16))
}

/** ::ffff:0:0/96, IPv4 in the clothes of IPv6. */
const isMapped = (groups: number[]) => groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff

function hostname(host: string): string | null {
  const url = `http://${host}`
  return URL.canParse(url) ? new URL(url).hostname : null
}

/** A part of a list, and how to ask for the next. */
export function pageOf<item>(items: item[], query: URLSearchParams): { items: item[]; nextPageToken?: string } {
  const from = Number(query.get('paginationToken') ?? 0)
  const limit = Math.min(Number(query.get('limit') ?? 100), 100)
  const to = from + limit
  return { items: items.slice(from, to), ...(to < items.length && { nextPageToken: String(to) }) }
}

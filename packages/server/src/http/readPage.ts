import { WireInvalidError } from '@latchkey/core/wire'
import type { Page } from '../store/Store.ts'

/** Which part of a long list a request asks for: `limit` (1 to 100, default 100) and `cursor`. */
export function readPage(query: URLSearchParams): Page {
  const limit = query.get('limit') ?? '100'
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > 100)
    throw new WireInvalidError('limit', 'should be a whole number from 1 to 100')
  const after = query.get('cursor')
  if (after && !/^[\x21-\x7e]{1,320}$/.test(after)) throw new WireInvalidError('cursor', 'is not one of ours')
  return { limit: Number(limit), ...(after && { after }) }
}

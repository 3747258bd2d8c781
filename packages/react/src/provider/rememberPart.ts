import { shareStructure } from '@latchkey/core'

type Select<whole> = (whole: whole) => unknown

/**
 * Makes selectors safe for a store, where one may build a new list each time: asked again of the same whole it gives the
 * same part, and an equal part keeps its reference.
 */
export function rememberPart<whole>() {
  let last: { whole: whole; select: Select<whole>; part: unknown } | undefined
  return (whole: whole, select: Select<whole>): unknown => {
    if (!last || last.whole !== whole || last.select !== select) {
      last = { whole, select, part: shareStructure(last?.part, select(whole)) }
    }
    return last.part
  }
}

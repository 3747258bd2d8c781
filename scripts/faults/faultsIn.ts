/** `(fault 3)`, `(faults 3, 4)`, `(faults 3 and 4)`, also with more behind it. */
const mark = /\(faults? (\d+(?:(?:, | and )\d+)*)[^)]*\)/g

/** The faults that a title names. */
export const faultsIn = (title: string): number[] =>
  [...title.matchAll(mark)].flatMap(([, list]) => list!.match(/\d+/g)!.map(Number))

/** A title for people to read on a page of these faults. */
export const withoutFaults = (title: string): string =>
  title
    .replace(mark, '')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:])/g, '$1')
    .trim()

/** What a node of a chain says no to, in its own words: short, and without the node's address. */
export class NodeRefusal extends Error {
  override readonly name = 'NodeRefusal'
  /** As JSON-RPC has it. */
  readonly code: number
  readonly data: unknown

  constructor(code: number, words: string, data: unknown) {
    super(words)
    this.code = code
    this.data = data
  }
}

/** Keeps records that survive structured cloning, non-extractable keys included. Never rejects: what it cannot keep it forgets. */
export interface RecordStorage {
  read(key: string): Promise<unknown>
  /** Reads and writes in one step, across tabs; undefined removes. Resolves with what then stands. */
  update(key: string, change: (current: unknown) => unknown): Promise<unknown>
}

/** Milliseconds that uses are gathered for: a busy wallet is news twice a second, not a thousand times. */
const patience = 500

/** Gathers whose wallets were signed with, and tells of all of them at once. What cannot be told is left: the next use tells it. */
export function gatherUses(tell: (userIds: string[]) => Promise<void> | void): (userId: string) => void {
  const waiting = new Set<string>()
  return (userId) => {
    if (waiting.size === 0) {
      const timer: unknown = setTimeout(() => {
        const userIds = [...waiting]
        waiting.clear()
        void Promise.resolve(tell(userIds)).catch(() => {})
      }, patience)
      ;(timer as { unref?: () => void }).unref?.() // in Node it would keep the process alive
    }
    waiting.add(userId)
  }
}

import type { Held, PrivySession } from './createPrivySession.ts'

/** Asks as whoever is signed in: what is sent or begun may be meant to link something to them. */
export const asWhoIsThere =
  (session: PrivySession) =>
  async <value>(verb: string, signal: AbortSignal, work: (held: Held) => Promise<value>): Promise<value> => {
    const held = (await session.open()) ?? (await session.ask(verb, signal, session.draft()))
    return await session.ask(verb, signal, work(held))
  }

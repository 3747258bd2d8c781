import type { Server } from '../Server.ts'

/** Makes something of an object once for each server, as long as the object lives. What could have changed meanwhile is made anew. */
export function onceEach<thing extends object, made>(
  make: (server: Server, thing: thing) => made,
): (server: Server, thing: thing) => made {
  const known = new WeakMap<Server, WeakMap<thing, made>>()
  return (server, thing) => {
    if (!Object.isFrozen(thing)) return make(server, thing)
    const ofServer = known.get(server) ?? new WeakMap<thing, made>()
    known.set(server, ofServer)
    const made = ofServer.get(thing) ?? make(server, thing)
    ofServer.set(thing, made)
    return made
  }
}

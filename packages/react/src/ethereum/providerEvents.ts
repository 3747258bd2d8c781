import type { ProviderEvents } from './EthereumProvider.ts'

type Name = keyof ProviderEvents

/** Listeners of one provider. `start` runs with the first of them; what it gives back, once the last is gone. */
export function providerEvents(start: () => () => void) {
  const listeners = new Map<Name, Set<(value: never) => void>>()
  let stop: (() => void) | undefined
  return {
    on<name extends Name>(name: name, listener: ProviderEvents[name]) {
      if (!listeners.has(name)) listeners.set(name, new Set())
      listeners.get(name)!.add(listener)
      stop ??= start()
    },
    removeListener<name extends Name>(name: name, listener: ProviderEvents[name]) {
      listeners.get(name)?.delete(listener)
      if ([...listeners.values()].some(({ size }) => size)) return
      stop?.()
      stop = undefined
    },
    emit<name extends Name>(name: name, value: Parameters<ProviderEvents[name]>[0]) {
      for (const listener of listeners.get(name) ?? []) {
        try {
          listener(value as never)
        } catch (error) {
          reportError(error) // one listener's failure is not the next one's
        }
      }
    },
  }
}

/** What tabs tell each other. Never data: whoever hears it asks the backend. `leaving` comes before the backend was told. */
export type TabMessage = 'signedIn' | 'leaving' | 'signedOut' | 'changed'

const messages: readonly unknown[] = ['signedIn', 'leaving', 'signedOut', 'changed'] satisfies TabMessage[]

/** Joins the tabs that share a backend's scope; where there is no BroadcastChannel, tabs keep to themselves. */
export function joinTabs(scope: string | undefined, hear: (message: TabMessage) => void) {
  const channel = scope ? open(`latchkey:${scope}`) : undefined
  if (channel)
    channel.onmessage = ({ data }) => {
      if (messages.includes(data)) hear(data as TabMessage)
    }
  return {
    tell: (message: TabMessage) => channel?.postMessage(message),
    leave: () => channel?.close(),
  }
}

/** Tells every tab of a scope, this one included: for what a backend does beside its verbs. */
export function tellTabs(scope: string, message: TabMessage): void {
  const channel = open(`latchkey:${scope}`)
  channel?.postMessage(message)
  channel?.close()
}

/** Absent in old browsers, and refused where a page may not store anything. */
function open(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name)
  } catch {
    return undefined
  }
}

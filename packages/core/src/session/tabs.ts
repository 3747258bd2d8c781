/** What tabs tell each other. Never data: whoever hears it asks the backend. */
export type TabMessage = 'signedIn' | 'signedOut' | 'changed'

const messages: readonly unknown[] = ['signedIn', 'signedOut', 'changed'] satisfies TabMessage[]

/** Joins the tabs that share a backend's scope; where there is no BroadcastChannel, tabs keep to themselves. */
export function joinTabs(scope: string | undefined, hear: (message: TabMessage) => void) {
  if (!scope || typeof BroadcastChannel === 'undefined') return { tell() {}, leave() {} }
  const channel = new BroadcastChannel(`latchkey:${scope}`)
  channel.onmessage = ({ data }) => {
    if (messages.includes(data)) hear(data as TabMessage)
  }
  return {
    tell: (message: TabMessage) => channel.postMessage(message),
    leave: () => channel.close(),
  }
}

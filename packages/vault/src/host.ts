/** The door for whoever asks a vault: it loads no key code before there is something to do. */
export { connectHost } from './host/connectHost.ts'
export { frameDialog, type FrameWish } from './host/frameDialog.ts'
export type { HeldSecret } from './host/HeldSecret.ts'
export { openFrameHost } from './host/openFrameHost.ts'
export { openWorkerHost } from './host/openWorkerHost.ts'
export type { SelfCall } from './SelfCall.ts'
export { serveHost } from './host/serveHost.ts'
export type { HostCall, HostVerb, SignUse, VaultHost, WalletUse } from './host/VaultHost.ts'

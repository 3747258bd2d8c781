/** What the server writes into the frame's page. */
export interface FrameConfig {
  appId: string
  appName: string
  /** Exact origins of the pages that may use it. */
  origins: string[]
}

/** How a page greets the frame, beside two ports: one for the vault's verbs, one for what is to be seen. */
export interface FrameHello {
  latchkey: 'vault'
  appId: string
  colorScheme: string
}

/** The page in whose frame people's keys are used, apart from the app's own pages. */
export interface VaultFrame {
  /** The origin that this server is reached at, which is none of the app's pages: passkeys are used there. */
  origin: string
  /** The frame's code in one file, as text: `@latchkey/backends/frame`, bundled. Asked for at the first use. */
  script: () => Promise<string>
}

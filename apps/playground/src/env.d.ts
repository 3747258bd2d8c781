interface ImportMetaEnv {
  /** Set in vite.config.ts from the environment of the same name. */
  readonly LATCHKEY_URL: string
  readonly LATCHKEY_APP_ID: string
}

/** What `createServerClient` is built from. */
export interface ServerClientOptions {
  /** Exactly 25 characters. */
  appId: string
  appSecret: string
  /**
   * Signs whatever changes something, for a server that asks for it (its `authorizationKeys`). The private half of a P-256 key:
   * PKCS #8 in base64, as `wallet-auth:…`, or in PEM.
   */
  authorizationPrivateKey?: string
  /** Where the server is, for example `https://wallet.example.com`. */
  url?: string
  /** Instead of `url`: a server in this process, as `createHandler` makes it. */
  handler?: (request: Request) => Promise<Response>
  /** The key that verifies tokens, as SPKI in PEM. Absent: the server's published keys, read at the first need and kept. */
  verificationKey?: string
  /** `iss` of the server's tokens. Default `privy.io`, as the server's. */
  issuer?: string
  /** Seconds by which this machine's clock may differ from the server's, 0 to 300. Default 60. */
  clockTolerance?: number
  /** Milliseconds that one attempt may take. Default 10,000. */
  timeout?: number
  /** How often a request that may be repeated is repeated. Default 2. */
  retries?: number
  /** Default: the platform's. */
  fetch?: (request: Request) => Promise<Response>
}

import type { ChainType } from '@latchkey/core'
import type { DfnsSdk } from './DfnsSdk.ts'

/** How an organisation at Dfns is reached. Everything here stays on the server. */
export interface DfnsOptions<signer = unknown> {
  /** `{ DfnsApiClient, DfnsDelegatedApiClient }` of `@dfns/sdk`. */
  sdk: DfnsSdk<signer>
  /** For example `https://api.dfns.io`. A path in it would be dropped by the SDK. */
  baseUrl: string
  /** The service account's token. */
  authToken: string
  /** What signs for the service account, for example an `AsymmetricKeySigner` of `@dfns/sdk-keysigner`. */
  signer: signer
  /** Which network wallets of a chain type are made on, for example `{ ethereum: 'EthereumSepolia' }`. */
  networks: Partial<Record<Extract<ChainType, 'ethereum' | 'solana'>, string>>
}

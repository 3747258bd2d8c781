import { createWallet } from '@latchkey/core'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { testBrowser, testServer } from '../../../backends/src/testServer.test.kit.ts'
import { askChain } from './askChain.ts'
import type { EthereumChain } from './EthereumChain.ts'
import { walletProvider } from './walletProvider.ts'

const signal = new AbortController().signal

/** Somebody new with one embedded wallet that holds ten ether on each chain, and that wallet's provider. Server and vault are the real ones. */
export async function person({
  chains = [],
  funded = true,
  passcode,
}: { chains?: EthereumChain[]; funded?: boolean; passcode?: string } = {}) {
  const backend = testBrowser(await testServer(), { prf: !passcode }).open()
  await backend.signupWithPasskey!({ signal })
  const { session } = await openSession(backend)
  const { address } = await createWallet(session, passcode ? { recoveryMethod: 'user-passcode', passcode } : {})
  for (const chain of funded ? chains : []) await askChain(chain, 'anvil_setBalance', [address, '0x8ac7230489e80000'])
  return { session, address: address as `0x${string}`, provider: walletProvider(session, { address, chains }) }
}

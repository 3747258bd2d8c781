import { expect, test } from 'vitest'
import { smartWalletAddress } from './smartWalletAddress.ts'

// The first accounts of the words "test … junk" and "abandon … about". The kinds' own published contracts, deployed on a local
// chain, put their wallets at these addresses; the clients that people's wallets are used with ask for the same.
const junk = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const abandon = '0x9858EfFD232B4033E47d90003D41EC34EcaEda94'

test.each([
  ['safe', '1.4.1', junk, '0x124Ef647181eda69861b61596802129E3B018765'],
  ['safe', '1.4.1', abandon, '0xf78B124D0f676153b37b7852658B5000b390984B'],
  ['kernel', '0.3.1', junk, '0xB3729F7e1Ab0B4a50E7De5599Ecc321B8775d30d'],
  ['kernel', '0.3.1', abandon, '0x2684f492C659968c68e74010232D2fAd5D25EFdc'],
  ['light_account', '1.1.0', junk, '0x9EfDfCB56390eDd8b2eAE6daBC148CED3491AAf6'],
  ['light_account', '1.1.0', abandon, '0x2f6803De90aB2A06E00ADb3f83D3fd7900aa397F'],
  ['coinbase_smart_wallet', '1', junk, '0xBb0c1d5E7f530e8e648150fc7Cf30912575523E8'],
] as const)('a %s (%s) of %s will stand at %s', (type, version, owner, address) => {
  expect(smartWalletAddress(type, owner)).toEqual({ address, version })
})

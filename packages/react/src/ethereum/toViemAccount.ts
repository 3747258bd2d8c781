import { bytesToHex, stringToHex, type Address, type Hex, type LocalAccount, type SignableMessage } from 'viem'
import { toAccount } from 'viem/accounts'
import type { EthereumWallet } from '../wallets/ConnectedWallet.ts'

/** An embedded Ethereum wallet as an account of viem: it signs, and the client fills in and sends by its own transport. */
export function toViemAccount({ wallet }: { wallet: EthereumWallet }): LocalAccount {
  const address = wallet.address as Address
  const ask = async (method: string, params: unknown[]) =>
    (await (await wallet.getEthereumProvider()).request({ method, params })) as Hex
  return toAccount({
    address,
    signMessage: ({ message }) => ask('personal_sign', [toHex(message), address]),
    signTypedData: (typedData) => ask('eth_signTypedData_v4', [address, typedData]),
    signTransaction: (transaction) => ask('eth_signTransaction', [transaction]),
  }) as LocalAccount
}

function toHex(message: SignableMessage): Hex {
  if (typeof message === 'string') return stringToHex(message)
  return typeof message.raw === 'string' ? message.raw : bytesToHex(message.raw)
}

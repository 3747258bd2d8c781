/** What can be signed with a wallet's key, by method. Loaded for the chain that is asked for. */
export const methodsOf = async (chainType: 'ethereum' | 'solana') =>
  chainType === 'ethereum'
    ? (await import('./ethereumMethods.ts')).ethereumMethods
    : (await import('./solanaMethods.ts')).solanaMethods

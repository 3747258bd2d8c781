/** Where we differ from Privy's schemas on purpose, by how the place ends, and why. What is not listed here fails a test. */
export const differences: Record<string, string> = {
  'answers smart_wallet_config: not in the schema':
    '@privy-io/react-auth reads it before it starts, though the schema of the app does not name it',
  'linked_accounts[].delegated: not in the schema': 'said of every wallet; the schema names it for embedded ones only',
  'linked_accounts[].imported: not in the schema': 'said of every wallet; the schema names it for embedded ones only',
  'linked_accounts[].wallet_index: not in the schema':
    'said of every wallet, null for external ones; the schema names it for embedded ones only',
}

/** Where we differ from Privy's schemas on purpose, by how the place ends, and why. What is not listed here fails a test. */
export const differences: Record<string, string> = {
  'owner.user_id: user_id must start with did:privy:': 'people here have ids of our own: did:latchkey:…',
  'answers smart_wallet_config: not in the schema':
    '@privy-io/react-auth reads it before it starts, though the schema of the app does not name it',
  'linked_accounts[].delegated: not in the schema': 'said of every wallet; the schema names it for embedded ones only',
  'linked_accounts[].imported: not in the schema': 'said of every wallet; the schema names it for embedded ones only',
  'linked_accounts[].wallet_index: not in the schema':
    'said of every wallet, null for external ones; the schema names it for embedded ones only',
  'passkeys/register/init answers options.extensions.cred_props: Expected object, received boolean':
    'WebAuthn asks with a boolean; the schema has the form of the result',
  'passkeys/link/init answers options.extensions.cred_props: Expected object, received boolean':
    'WebAuthn asks with a boolean; the schema has the form of the result',
  "POST /users accepts linked_accounts[]: Unrecognized key(s) in object: 'vanity_name'":
    '@privy-io/server-auth sends it so, though the schema spells it vanityName; either is taken',
  'POST /wallets/revoke answers epoch: not in the schema': 'our own clients learn what became of each wallet',
  'POST /wallets/revoke answers identity_token: not in the schema': 'our own clients learn what became of each wallet',
  'POST /wallets/revoke answers receipt: not in the schema':
    'a proof of the revocation, which anybody can check without the server',
  'answers audit_head: not in the schema':
    'where the person’s history ends, so that our own clients notice a shorter one',
  'POST /wallets/revoke answers results: not in the schema': 'our own clients learn what became of each wallet',
  'POST /wallets/revoke answers revoked: not in the schema': 'our own clients learn what became of each wallet',
  'POST /wallets/revoke answers user: not in the schema': 'our own clients learn what became of each wallet',
  "received 'user-passkey'": 'a wallet that its person’s passkey opens; Privy has no word for that way of recovery',
  'POST /users accepts linked_accounts[].subject: Discord subject must be a snowflake ID (17-20 digit numeric string)':
    'the sample in the guide for importing has one of ten digits, and is taken as printed',
}

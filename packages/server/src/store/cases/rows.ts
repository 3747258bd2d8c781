import type { Vault } from '@latchkey/core'
import type {
  AccountRow,
  AppWalletRow,
  AuditEntry,
  CredentialRow,
  DelegationRow,
  FamilyRow,
  KeyRow,
  PregeneratedRow,
  ReceiptRow,
  Store,
  TicketRow,
  UserRow,
} from '../Store.ts'

/** The moment at which the cases play. */
export const now = 1_760_000_000_000

export const minute = 60_000

/** A text that no other case uses, so that all cases share one store. */
export const fresh = (what: string) => `${what}-${crypto.randomUUID()}`

export const userRow = (row: Partial<UserRow> = {}): UserRow => ({
  id: fresh('did:latchkey:user'),
  createdAt: now,
  epoch: 0,
  isGuest: false,
  hasAcceptedTerms: false,
  customMetadata: {},
  ...row,
})

export const email = (row: Partial<AccountRow> = {}): AccountRow => {
  const address = `${fresh('ann')}@example.com`
  return { type: 'email', key: address, data: { address }, firstVerifiedAt: now, latestVerifiedAt: now, ...row }
}

export function embeddedWallet(data: Record<string, unknown> = {}): AccountRow {
  const address = fresh('0x')
  return {
    type: 'wallet',
    key: address,
    data: {
      id: fresh('wallet'),
      address,
      chain_type: 'ethereum',
      connector_type: 'embedded',
      wallet_client_type: 'privy',
      wallet_index: 0,
      ...data,
    },
    firstVerifiedAt: now,
    latestVerifiedAt: now,
  }
}

export const credentialRow = (userId: string): CredentialRow => ({
  id: fresh('credential'),
  userId,
  publicKey: Uint8Array.of(0, 1, 2, 253, 254, 255),
  counter: 0,
  transports: ['internal', 'hybrid'],
  deviceType: 'multiDevice',
  backedUp: true,
  createdAt: now,
})

export const ticketRow = (row: Partial<TicketRow> = {}): TicketRow => ({
  kind: 'passkey-login',
  id: fresh('ticket'),
  userId: null,
  data: {},
  expiresAt: now + minute,
  ...row,
})

export const familyRow = (userId: string, row: Partial<FamilyRow> = {}): FamilyRow => ({
  id: fresh('family'),
  userId,
  sid: fresh('session'),
  gen: 0,
  salt: 'c2FsdA',
  jkt: null,
  createdAt: now,
  rotatedAt: now,
  expiresAt: now + 30 * minute,
  absoluteExpiresAt: now + 90 * minute,
  revokedAt: null,
  byPasskey: false,
  ...row,
})

export const vaultRow = (userId: string, rev: number): Vault => ({
  v: 2,
  vaultId: 'vault-1',
  userId,
  kind: 'hd',
  iv: 'aXY',
  ct: `cipher-${rev}`,
  wraps: [
    {
      wrapId: 'wrap-1',
      method: 'user-passkey',
      credentialId: 'credential-1',
      kdf: { name: 'hkdf' },
      salt: 'c2FsdA',
      publicKey: 'cHVi',
      enc: 'ZW5j',
      wrapped: 'd3JhcHBlZA',
      createdAt: new Date(now + 1),
    },
  ],
  createdAt: new Date(now),
  rev,
})

export const delegationRow = (userId: string, row: Partial<DelegationRow> = {}): DelegationRow => ({
  id: fresh('delegation'),
  userId,
  walletId: fresh('wallet'),
  address: '0xA11ce00000000000000000000000000000000001',
  chainType: 'ethereum',
  epoch: 0,
  scope: { actions: ['personal_sign'] },
  status: 'active',
  grantHash: 'aGFzaA',
  consent: { credentialId: 'credential-1', clientDataJSON: 'e30', authenticatorData: 'YXV0aA', signature: 'c2ln' },
  sealedKey: { kekId: 'kek-1', wrappedDek: 'ZGVr', iv: 'aXY', ct: 'c2VhbGVk' },
  createdAt: now,
  expiresAt: now + 60 * minute,
  revokedAt: null,
  revokedBy: null,
  signCount: 0,
  spent: null,
  lastUsedAt: null,
  ...row,
})

export const passkey = ({ id }: CredentialRow): AccountRow => ({
  type: 'passkey',
  key: id,
  data: { credential_id: id, enrolled_in_mfa: false },
  firstVerifiedAt: now,
  latestVerifiedAt: now,
})

export const pregeneratedRow = (userId: string): PregeneratedRow => ({
  userId,
  sealedEntropy: { kekId: 'kek-1', wrappedDek: 'ZGVr', iv: 'aXY', ct: fresh('sealed') },
  createdAt: now,
})

export const appWallet = (row: Partial<AppWalletRow> = {}): AppWalletRow => ({
  id: fresh('wallet'),
  address: fresh('0x'),
  chainType: 'ethereum',
  publicKey: null,
  sealedKey: { kekId: 'kek-1', wrappedDek: 'ZGVr', iv: 'aXY', ct: 'c2VhbGVk' },
  createdAt: now,
  ...row,
})

export const receiptRow = (userId: string | null, row: Partial<ReceiptRow> = {}): ReceiptRow => ({
  key: fresh('receipt'),
  requestHash: 'aGFzaA',
  userId,
  answer: { status: 200, body: { zebra: 1, id: userId, ant: null } },
  expiresAt: now + minute,
  ...row,
})

export const keyRow = (purpose: KeyRow['purpose']): KeyRow => ({
  kid: fresh('kid'),
  purpose,
  publicJwk: purpose === 'refresh' ? null : { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ' },
  wrapped: 'd3JhcHBlZA',
  createdAt: now,
})

export const auditEntry = (entry: Partial<AuditEntry> = {}): AuditEntry => ({
  ts: now,
  actor: 'user',
  event: 'delegation.created',
  subject: 'delegation-1',
  detail: {},
  ...entry,
})

/** A line that no store can write: canonical JSON has no bigint. */
export const unstorable = () => auditEntry({ ts: 1n as unknown as number })

/** Ends all of a person's delegations, as the route does. */
export const revokeAll = (store: Store, userId: string, at = now) =>
  store.delegations.revoke(userId, 'all', {
    revokedBy: 'user',
    now: at,
    audit: auditEntry({ event: 'delegation.revoked', subject: '*', ts: at }),
  })

/** A person who is stored. */
export async function storedUser(store: Store): Promise<UserRow> {
  const user = userRow()
  await store.users.create(user, [])
  return user
}

/** A person with one active delegation. */
export async function storedDelegation(store: Store, row: Partial<DelegationRow> = {}): Promise<DelegationRow> {
  const { id } = await storedUser(store)
  const delegation = delegationRow(id, row)
  await store.delegations.create(delegation, auditEntry({ subject: delegation.id }))
  return delegation
}

import type { ProvenAccount } from './linkAccount.ts'
import type { PhoneNumber } from './phone.ts'

/** A phone, as it is linked to its person. Privy's spelling: `phoneNumber` is camelCase, and `number` says the same. */
export const phoneAccount = ({ key, number }: PhoneNumber): ProvenAccount => ({
  type: 'phone',
  key,
  data: { number, phoneNumber: number },
})

import { formatAddress } from './formatAddress.ts'

/** A short address to look at and the whole one to hear, never turned around by the text beside it. */
export const Address = ({ address }: { address: string }) => (
  <bdi dir="ltr" data-part="address">
    <code aria-hidden="true">{formatAddress(address)}</code>
    <span data-part="hidden">{address}</span>
  </bdi>
)

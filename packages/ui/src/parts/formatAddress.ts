/** `0x5aAe…eAed`: enough of an address to know it by. */
export function formatAddress(address: string): string {
  const head = address.startsWith('0x') ? 6 : 4
  return address.length > head + 6 ? `${address.slice(0, head)}…${address.slice(-4)}` : address
}

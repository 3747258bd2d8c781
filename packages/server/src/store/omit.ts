/** A row without one of its members: what a store keeps it by is nobody else's business. */
export function omit<row extends object, name extends keyof row>(row: row, name: name): Omit<row, name> {
  const rest: Partial<row> = { ...row }
  delete rest[name]
  return rest as Omit<row, name>
}

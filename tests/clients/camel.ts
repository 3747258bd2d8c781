/** WebAuthn as Privy's wire spells it, for a browser that spells it in camelCase. */
export function camel<result>(value: unknown): result {
  if (Array.isArray(value)) return value.map((each) => camel(each)) as result
  if (typeof value !== 'object' || value === null) return value as result
  const named = Object.entries(value).map(([key, each]) => [
    key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    camel(each),
  ])
  return Object.fromEntries(named) as result
}

import type { RegistryItem } from './RegistryItem.ts'

const schema = 'https://ui.shadcn.com/schema'

/** The files of a registry by their paths: the list of it, and one for each item with its sources. */
export function toFolder(items: RegistryItem[]): Map<string, string> {
  const list = {
    $schema: `${schema}/registry.json`,
    name: 'latchkey',
    homepage: 'docs/components.md',
    items: items.map(({ files, ...item }) => ({
      ...item,
      files: files.map(({ path, target, type }) => ({ path, target, type })),
    })),
  }
  const full = items.map(
    (item) => [`${item.name}.json`, toText({ $schema: `${schema}/registry-item.json`, ...item })] as const,
  )
  return new Map([['registry.json', toText(list)], ...full])
}

const toText = (value: object) => `${JSON.stringify(value, null, 2)}\n`

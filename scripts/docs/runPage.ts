import { transformSync } from 'esbuild'

/** Runs a page's TypeScript as it stands. `modules` are what it imports, `names` what it takes for granted. Gives what it exports. */
export function runPage(
  code: string,
  { modules, names = {} }: { modules: Record<string, object>; names?: Record<string, unknown> },
): Record<string, any> {
  const { code: script } = transformSync(code, { loader: 'tsx', format: 'cjs', jsx: 'automatic' })
  const module = { exports: {} }
  const load = (name: string) => {
    if (!modules[name]) throw new Error(`the page imports ${name}, which the test does not give it`)
    return modules[name]
  }
  // oxlint-disable-next-line typescript/no-implied-eval -- the page's code is text, and it is ours
  new Function('require', 'module', ...Object.keys(names), script)(load, module, ...Object.values(names))
  return module.exports
}

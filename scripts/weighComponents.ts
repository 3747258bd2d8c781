import { bundle } from './bundle.ts'

/** kB that each component may weigh over the hooks, with what it loads later. They share much: the sum says nothing. */
const budgets = {
  ActivityList: 10,
  DelegateWalletButton: 14,
  DeviceList: 12,
  ExportWallet: 10,
  GrantList: 19,
  GrantReceipt: 7,
  LinkedAccountList: 21,
  PasskeyList: 15,
  RecoveryMethods: 15,
  RevokeSessionsButton: 12,
  SignInForm: 16,
  SignAction: 12,
  SignedOut: 16,
  UserButton: 7,
  UserProfile: 43,
  WalletList: 23,
} as const

/** Each component's own weight beside its budget and the stylesheet's, and what all of them weigh together. */
export async function weighComponents() {
  const hooks = `import * as hooks from '@latchkey/react'; globalThis.hooks = hooks`
  const { first } = await bundle(hooks)
  const weigh = async (names: string[]) => {
    const code = `${hooks}; import { ${names.join()} } from '@latchkey/ui'; globalThis.ui = [${names.join()}]`
    return (await bundle(code)).withAll('packages/ui/') - first
  }
  const names = Object.keys(budgets) as (keyof typeof budgets)[]
  const each = names.map(async (name): Promise<[string, number, number]> => [name, await weigh([name]), budgets[name]])
  const { css } = await bundle(`import '@latchkey/ui/styles.css'`)
  const rows: [name: string, measured: number, budget: number][] = [
    ...(await Promise.all(each)),
    ['the stylesheet', css, 5],
  ]
  return { rows, all: await weigh(names) }
}

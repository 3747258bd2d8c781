import { bundle } from './bundle.ts'
import { bundleWithVite } from './bundleWithVite.ts'

/** kB that each component may weigh over the hooks: with the page, and with all that it loads later. They share much: the sums say nothing. */
const budgets = {
  ActivityList: [8, 11],
  DelegateWalletButton: [5, 12],
  DeviceList: [8, 11],
  ExportWallet: [4, 9],
  GrantList: [10, 18],
  GrantReceipt: [5, 5],
  LinkedAccountList: [13, 23],
  MfaMethodList: [12, 17],
  MfaPrompt: [2, 9],
  PasskeyList: [10, 14],
  RecoveryMethods: [10, 14],
  RevokeSessionsButton: [3, 11],
  SignAction: [5, 11],
  SignInForm: [8, 17],
  SignedOut: [8, 17],
  UserButton: [4, 4],
  UserProfile: [28, 46],
  WalletList: [13, 22],
} as const

/** kB that all of them may weigh together with the page. */
const budgetOfAll = 35

/** What a component weighs with the page and in all, each beside its budget. */
export interface ComponentWeight {
  name: string
  first: number
  firstBudget: number
  inAll: number
  inAllBudget: number
}

/** Each component's own weight, what all of them weigh together, and the stylesheet. */
export async function weighComponents() {
  const hooks = `import * as hooks from '@latchkey/react'; globalThis.hooks = hooks`
  const base = await bundleWithVite(hooks)
  const weigh = async (names: string[]) => {
    const code = `${hooks}; import { ${names.join()} } from '@latchkey/ui'; globalThis.ui = [${names.join()}]`
    const { first, all } = await bundleWithVite(code)
    return { first: first - base.first, inAll: all('packages/ui/') - base.first }
  }
  const rows: ComponentWeight[] = []
  for (const [name, [firstBudget, inAllBudget]] of Object.entries(budgets)) {
    rows.push({ name, ...(await weigh([name])), firstBudget, inAllBudget })
  }
  const { css } = await bundle(`import '@latchkey/ui/styles.css'`)
  return { rows, all: { ...(await weigh(Object.keys(budgets))), budget: budgetOfAll }, css: { size: css, budget: 5 } }
}

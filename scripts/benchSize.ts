// Why: the first chunk is what people wait for. Measures it on the built packages, beside its budget; over it, exits 1.
import { bundle } from './bundle.ts'
import { weighComponents } from './weighComponents.ts'

const first = `
  import { LatchkeyProvider, usePrivy, useUser, useHeadlessDelegatedActions } from '@latchkey/react'
  import { http } from '@latchkey/backends/http'
  console.log(LatchkeyProvider, usePrivy, useUser, useHeadlessDelegatedActions, http)
`
const withButton = `${first}
  import { RevokeSessionsButton } from '@latchkey/ui'
  import '@latchkey/ui/styles.css'
  console.log(RevokeSessionsButton)
`
const withQueries = `${first}
  import { useGrants, useDelegateWallet, useRevokeWallets } from '@latchkey/react'
  console.log(useGrants, useDelegateWallet, useRevokeWallets)
`
const atDfns = first.replaceAll('http', 'dfns')
const dropIn = `
  import { PrivyProvider, usePrivy, useUser, useHeadlessDelegatedActions } from '@latchkey/react/privy'
  console.log(PrivyProvider, usePrivy, useUser, useHeadlessDelegatedActions)
`
const [base, button, queries, dfns, door] = await Promise.all(
  [first, withButton, withQueries, atDfns, dropIn].map((code) => bundle(code)),
)
const rows = [
  ['provider + 3 hooks + http backend, first chunk', base!.first, 8],
  ['… with the dfns backend instead', dfns!.first, 8],
  ['… + RevokeSessionsButton and its CSS', button!.first + button!.css - base!.first, 6],
  ['… + the hooks on react-query', queries!.first - base!.first, 13],
] as const

const { rows: components, all } = await weighComponents()

console.log('min + gzip, kB (1,000 bytes), React outside\n')
for (const [what, measured, budget] of rows) console.log(line(what, measured, budget))
const returning = base!.with('createClient.js')
const dialog = button!.with('RevokeFlow.js') + button!.css - base!.first
const vault = Math.max(...Object.values(base!.lazy))
console.log(`
loaded later, when it is needed
for somebody who was signed in before, in all        ${returning.toFixed(2).padStart(6)}
the same where the wallets are at Dfns                ${dfns!.with('createDfnsClient.js').toFixed(2).padStart(6)}
the button with its dialog, fetched once it stands    ${dialog.toFixed(2).padStart(6)}
the largest later chunk (the vault: EVM and sealing)  ${vault.toFixed(2).padStart(6)}

the drop-in door for Privy with as many hooks, at once ${door!.first.toFixed(2).padStart(5)}`)

console.log(`
each component by itself, with all that it loads later, over the hooks; its CSS apart
${components.map(([name, measured, budget]) => line(name, measured, budget)).join('\n')}
all of them together                                 ${all.toFixed(2).padStart(6)}  the goal is 35`)

if ([...rows, ...components].some(([, measured, budget]) => measured > budget)) process.exitCode = 1

function line(what: string, measured: number, budget: number): string {
  const verdict = measured <= budget ? 'ok' : 'OVER'
  return `${what.padEnd(52)} ${measured.toFixed(2).padStart(6)}  budget ${String(budget).padStart(3)}  ${verdict}`
}

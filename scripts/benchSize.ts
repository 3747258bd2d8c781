// Why: the first chunk is what people wait for. Measures it on the built packages, beside its budget; over it, exits 1.
import { isWithin, type Figure } from '../bench/figures/Figure.ts'
import { describeMachine } from '../bench/figures/machine.ts'
import { writeResults } from '../bench/figures/writeResults.ts'
import { bundle } from './bundle.ts'
import { bundleWithVite } from './bundleWithVite.ts'
import { weighComponents, type ComponentWeight } from './weighComponents.ts'

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
const keys = `import * as vault from '@latchkey/vault'; console.log(vault)`
const machine = describeMachine()
const [base, button, queries, dfns, door, vault] = await Promise.all(
  [first, withButton, withQueries, atDfns, dropIn, keys].map((code) => bundle(code)),
)
const later = (file: string) => vault!.with(file) - vault!.first
const vaultWithVite = (await bundleWithVite(keys)).first
const buttonAtOnce = (await bundleWithVite(withButton)).first - (await bundleWithVite(first)).first
const rows = [
  ['provider + 3 hooks + http backend, first chunk', base!.first, 8],
  ['… with the dfns backend instead', dfns!.first, 8],
  ['… + RevokeSessionsButton and its CSS, built with Vite', buttonAtOnce + button!.css, 6],
  ['… + the hooks on react-query', queries!.first - base!.first, 13],
  ['the vault, loaded later: EVM and sealing, built with Vite', vaultWithVite, 46],
  ['… + Solana, once it is used', later('vault/dist/solana.js'), 19],
  ['… + Argon2id, once a passcode is used', later('vault/dist/argon2id.js'), 12],
] as const

const { rows: components, all, css } = await weighComponents()

console.log('min + gzip, kB (1,000 bytes), React outside\n')
for (const [what, measured, budget] of rows) console.log(line(what, measured, budget))
const returning = base!.with('createClient.js')
const dialog = button!.with('RevokeFlow.js') + button!.css - base!.first
console.log(`
loaded later, when it is needed
for somebody who was signed in before, in all        ${returning.toFixed(2).padStart(6)}
the same where the wallets are at Dfns                ${dfns!.with('createDfnsClient.js').toFixed(2).padStart(6)}
the button with its dialog, fetched once it stands    ${dialog.toFixed(2).padStart(6)}

the drop-in door for Privy with as many hooks, at once ${door!.first.toFixed(2).padStart(5)}`)

console.log(`
each component by itself in an app built with Vite, over the hooks: with the page, and with all that it loads later
${components.map(pair).join('\n')}

${line('all of them together, with the page', all.first, all.budget)}
${'… and with all that they load later'.padEnd(52)} ${all.inAll.toFixed(2).padStart(6)}
${line('the stylesheet', css.size, css.budget)}`)

const figure = (what: string, value: number, atMost: number): Figure => ({
  what,
  unit: 'kB',
  value,
  budget: { atMost },
})
const figures = [
  ...rows.map(([what, measured, budget]) => figure(what, measured, budget)),
  ...components.flatMap(({ name, first, firstBudget, inAll, inAllBudget }) => [
    figure(`${name}, with the page`, first, firstBudget),
    figure(`${name}, with all that it loads later`, inAll, inAllBudget),
  ]),
  figure('all components together, with the page', all.first, all.budget),
  figure('the stylesheet', css.size, css.budget),
]
await writeResults({ bench: 'size', machine, figures })
if (figures.some((each) => isWithin(each) === false)) process.exitCode = 1

function pair({ name, first, firstBudget, inAll, inAllBudget }: ComponentWeight): string {
  return `${line(name, first, firstBudget)}  ${line('in all', inAll, inAllBudget).replace(/ {2,}/, '  ')}`
}

function line(what: string, measured: number, budget: number): string {
  const verdict = measured <= budget ? 'ok' : 'OVER'
  return `${what.padEnd(52)} ${measured.toFixed(2).padStart(6)}  budget ${String(budget).padStart(3)}  ${verdict}`
}

// Why: the first chunk is what people wait for. Measures it on the built packages, beside its budget; over it, exits 1.
import { bundle } from './bundle.ts'

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
const [base, button, queries, dfns] = await Promise.all(
  [first, withButton, withQueries, atDfns].map((code) => bundle(code)),
)
const rows = [
  ['provider + 3 hooks + http backend, first chunk', base!.first, 8],
  ['… with the dfns backend instead', dfns!.first, 8],
  ['… + RevokeSessionsButton and its CSS', button!.first + button!.css - base!.first, 6],
  ['… + the hooks on react-query', queries!.first - base!.first, 13],
] as const

console.log('min + gzip, kB (1,000 bytes), React outside\n')
for (const [what, measured, budget] of rows)
  console.log(
    `${what.padEnd(52)} ${measured.toFixed(2).padStart(6)}  budget ${String(budget).padStart(3)}  ${measured <= budget ? 'ok' : 'OVER'}`,
  )
const returning = base!.with('createClient.js')
const dialog = button!.with('RevokeFlow.js') + button!.css - base!.first
const vault = Math.max(...Object.values(base!.lazy))
console.log(`
loaded later, when it is needed
for somebody who was signed in before, in all        ${returning.toFixed(2).padStart(6)}
the same where the wallets are at Dfns                ${dfns!.with('createDfnsClient.js').toFixed(2).padStart(6)}
the button with its dialog, fetched once it stands    ${dialog.toFixed(2).padStart(6)}
the largest later chunk (the vault: EVM and sealing)  ${vault.toFixed(2).padStart(6)}`)

if (rows.some(([, measured, budget]) => measured > budget)) process.exitCode = 1

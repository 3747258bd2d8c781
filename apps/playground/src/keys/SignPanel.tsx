import { isEmbeddedWallet } from '@latchkey/core'
import { useSignMessage, useSignTransaction, useSignTypedData, useWallets } from '@latchkey/react'
import { useState, type FormEvent } from 'react'
import type { Opening } from './Keys.tsx'
import { Refusal } from './Refusal.tsx'
import { libraryCard, smallGift } from './signables.ts'

const kinds = { message: 'A message', typedData: 'A library card (typed data)', transaction: 'A transaction' }

/** Has one of the person's own wallets sign. */
export function SignPanel({ opening }: { opening: Opening }) {
  const own = useWallets().wallets.filter(isEmbeddedWallet)
  const [chosen, choose] = useState<string>()
  const [kind, setKind] = useState<keyof typeof kinds>('message')
  const [message, setMessage] = useState('I’d like to borrow a book.')
  const signing = { message: useSignMessage(), typedData: useSignTypedData(), transaction: useSignTransaction() }
  const { isPending, submittedAt, error, data } = signing[kind]
  const wallet = own.find(({ address }) => address === chosen) ?? own[0]
  if (!wallet) return null
  const options = { address: wallet.address, ...opening }

  function sign(event: FormEvent) {
    event.preventDefault()
    if (isPending) return
    if (kind === 'message') signing.message.mutate({ message, ...options })
    if (kind === 'typedData') signing.typedData.mutate({ typedData: libraryCard, ...options })
    if (kind === 'transaction') signing.transaction.mutate({ transaction: smallGift, ...options })
  }

  return (
    <section className="panel" aria-labelledby="sign" aria-busy={isPending} data-asked={submittedAt}>
      <h2 id="sign">Sign</h2>
      <p>You are asked each time; the key is in the open for that one signature.</p>
      <form onSubmit={sign}>
        <label>
          Wallet
          <select value={wallet.address} onChange={(event) => choose(event.target.value)}>
            {own.map(({ address, chainType }) => (
              <option key={address} value={address}>
                {address} ({chainType})
              </option>
            ))}
          </select>
        </label>
        <label>
          What
          <select value={kind} onChange={(event) => setKind(event.target.value as typeof kind)}>
            {Object.entries(kinds).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        {kind === 'message' && (
          <label>
            Text
            <textarea value={message} rows={2} onChange={(event) => setMessage(event.target.value)} />
          </label>
        )}
        <button className="primary" type="submit" aria-disabled={isPending}>
          {isPending ? 'Signing…' : 'Sign it'}
        </button>
      </form>
      <Refusal error={error} />
      <output aria-label="Signature">{data && <code>{data.signature}</code>}</output>
    </section>
  )
}

import type { ChainType } from '@latchkey/core'
import { useImportWallet } from '@latchkey/react'
import { useState, type FormEvent } from 'react'
import type { Opening } from './Keys.tsx'
import { Refusal } from './Refusal.tsx'

/** Takes a wallet in that was made elsewhere. */
export function ImportPanel({ opening }: { opening: Opening }) {
  const [chainType, setChainType] = useState<ChainType>('ethereum')
  const [secret, setSecret] = useState('')
  const { mutate, isPending, submittedAt, error, data } = useImportWallet()

  function take(event: FormEvent) {
    event.preventDefault()
    if (isPending) return
    const key = secret.trim()
    const source = key.includes(' ') ? { mnemonic: key } : { privateKey: key }
    mutate({ chainType, ...source, ...opening }, { onSuccess: () => setSecret('') })
  }

  return (
    <section className="panel" aria-labelledby="import" aria-busy={isPending} data-asked={submittedAt}>
      <h2 id="import">Bring a wallet along</h2>
      <p>Its key goes into your vault and nowhere else. Whoever had it before still has it.</p>
      <form onSubmit={take}>
        <label>
          Chain
          <select value={chainType} onChange={(event) => setChainType(event.target.value as ChainType)}>
            <option value="ethereum">Ethereum</option>
            <option value="solana">Solana</option>
          </select>
        </label>
        <label>
          Private key or recovery phrase
          <input
            type="password"
            autoComplete="off"
            required
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
          />
        </label>
        <button type="submit" aria-disabled={isPending}>
          {isPending ? 'Importing…' : 'Import'}
        </button>
      </form>
      <Refusal error={error} />
      <output aria-label="Imported wallet">{data && <code>{data.address}</code>}</output>
    </section>
  )
}

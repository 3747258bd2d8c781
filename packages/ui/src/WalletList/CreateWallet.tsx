'use client'
import { isEmbeddedWallet, type ChainType } from '@latchkey/core'
import { useCapabilities, useGetRecoveryMethods, usePrivy, useWallets } from '@latchkey/react'
import { useState } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Address } from '../parts/Address.tsx'
import { Button } from '../parts/Button.tsx'
import { useFlight } from '../parts/useFlight.ts'
import { useFocusAfter } from '../parts/useFocusAfter.ts'
import { chainName } from './chainName.ts'
import { PasscodeForm } from './PasscodeForm.tsx'
import { walletMessages } from './walletMessages.ts'

/** Makes a wallet that the person's passkey locks, or a passcode where their passkey cannot, or is lost. */
export function CreateWallet() {
  const say = useMessages(walletMessages)
  const toWords = useWords()
  const { createWallet } = usePrivy()
  const { wallets: can } = useCapabilities()
  const { wallets } = useWallets()
  const getRecoveryMethods = useGetRecoveryMethods()
  const [isKnown, setIsKnown] = useState(false)
  const isNew =
    !isKnown && !wallets.some((wallet) => isEmbeddedWallet(wallet) && wallet.recoveryMethod === 'user-passcode')
  const { flight, fly, reset } = useFlight()
  const [made, setMade] = useState<string>()
  const [asking, setAsking] = useState<ChainType>()
  const [pressed, setPressed] = useState<ChainType>()
  const { button } = useFocusAfter({ isOpen: asking !== undefined, isDone: false })
  if (!can?.chainTypes.length) return null

  async function create(chainType: ChainType, passcode?: string) {
    setPressed(chainType)
    const wallet = await fly(async () => {
      try {
        return await createWallet({ chainType, ...(passcode && { recoveryMethod: 'user-passcode', passcode }) })
      } catch (error) {
        const { code } = error as { code?: string }
        const canUsePasscode = can!.recoveryMethods.includes('user-passcode')
        const needsPasscode =
          code === 'prf_not_supported' || code === 'passkey_required' || code === 'passcode_required'
        if (passcode === undefined && needsPasscode && canUsePasscode) {
          setAsking(chainType)
          return undefined
        }
        if (passcode === undefined && code === 'passkey_cancelled' && (await opensByPasscode())) {
          setIsKnown(true)
          setAsking(chainType)
          return undefined
        }
        throw error
      }
    })
    if (!wallet) return
    setAsking(undefined)
    setMade(wallet.address)
  }

  /** Where the passkey is lost, the passcode that they added in time will do. */
  async function opensByPasscode() {
    const ways = can!.recoveryMethods.includes('user-passcode') ? await getRecoveryMethods().catch(() => []) : []
    return ways.some(({ method }) => method === 'user-passcode')
  }

  function cancel() {
    setAsking(undefined)
    reset()
  }

  const isPending = flight.status === 'pending' || flight.status === 'slow'
  return (
    <div data-part="create">
      {asking ? (
        <PasscodeForm
          {...{ isNew, isPending }}
          error={flight.error && toWords(flight.error)}
          onPasscode={(passcode) => void create(asking, passcode)}
          onCancel={cancel}
        />
      ) : (
        can.chainTypes.map((chainType) => (
          <Button
            key={chainType}
            buttonRef={chainType === pressed ? button : undefined}
            part="create-wallet"
            pending={isPending && chainType === pressed}
            aria-disabled={isPending || undefined}
            onClick={() => !isPending && (isNew ? void create(chainType) : setAsking(chainType))}
          >
            {can.chainTypes.length > 1
              ? say('wallets.create.chain', { chain: chainName(chainType) })
              : say('wallets.create')}
          </Button>
        ))
      )}
      <p role="status" data-part="result" data-error={flight.error ? '' : undefined}>
        {!asking && flight.error && toWords(flight.error)}
        {flight.status === 'done' && made && say('wallets.created', { wallet: <Address address={made} /> })}
      </p>
    </div>
  )
}

/** The place of the button, until it is known whose wallets these are. */
export function CreateWalletSkeleton() {
  const say = useMessages(walletMessages)
  return (
    <div data-part="create">
      <Button part="create-wallet" disabled aria-hidden data-skeleton="">
        {say('wallets.create')}
      </Button>
    </div>
  )
}

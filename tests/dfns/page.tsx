import { dfns, type DfnsBackend } from '@latchkey/backends/dfns'
import { wallets, type ActionKind, type Actions } from '@latchkey/core'
import { LatchkeyProvider, useDelegatedAction, useLogin, useLogout, useUser } from '@latchkey/react'
import { createRoot } from 'react-dom/client'

declare global {
  interface Window {
    /** For what is no hook's: recovery, id tokens. */
    dfnsBackend: DfnsBackend
  }
}

const { url = '', appId = '' } = Object.fromEntries(new URLSearchParams(location.search))
window.dfnsBackend = dfns({ url, appId })

function Page() {
  const { user, refreshUser } = useUser()
  const { signupWithPasskey, loginWithPasskey } = useLogin()
  const { logout } = useLogout()
  if (!user)
    return (
      <>
        <button onClick={() => void signupWithPasskey({ name: 'Ada' })}>Sign up</button>
        <button onClick={() => void loginWithPasskey()}>Log in</button>
      </>
    )
  const own = wallets(user).map(({ address }) => address)
  const passkeys = user.linkedAccounts.flatMap((account) => (account.type === 'passkey' ? account.credentialId : []))
  const [from = '', to = from] = own
  return (
    <>
      <button onClick={() => void logout()}>Log out</button>
      <button onClick={() => void refreshUser()}>Refresh</button>
      <p id="user">{user.id}</p>
      <ul aria-label="Wallets">
        {own.map((address) => (
          <li key={address}>{address}</li>
        ))}
      </ul>
      <ul aria-label="Passkeys">
        {passkeys.map((id) => (
          <li key={id}>{id}</li>
        ))}
      </ul>
      <Action kind="createWallet" parameters={{ chainType: 'ethereum' }} />
      <Action kind="transferAsset" parameters={{ address: from, to, amount: 1_000n, externalId: 'rent-for-may' }} />
      <Action kind="generateSignature" parameters={{ address: from, message: 'I was here' }} />
      <Action kind="addPasskey" parameters={{ name: 'Second' }} />
      <Action kind="removePasskey" parameters={{ credentialId: passkeys[0]! }} />
    </>
  )
}

/** One action as an app shows it: what will be signed, a button for yes, and how it stands. */
function Action<kind extends ActionKind>({
  kind,
  parameters,
}: {
  kind: kind
  parameters: Actions[kind]['parameters']
}) {
  const action = useDelegatedAction(kind)
  const approvable = action.status === 'ready' || action.status === 'cancelled'
  return (
    <section aria-label={kind}>
      <button onClick={() => void action.prepare(parameters)}>Prepare</button>
      <button disabled={!approvable} onClick={() => void action.approve()}>
        Approve
      </button>
      <output>{action.status}</output>
      <code>{text('result' in action ? action.result : 'error' in action ? { code: action.error.code } : {})}</code>
    </section>
  )
}

const text = (value: unknown) =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each))

createRoot(document.body.appendChild(document.createElement('main'))).render(
  <LatchkeyProvider backend={window.dfnsBackend}>
    <Page />
  </LatchkeyProvider>,
)

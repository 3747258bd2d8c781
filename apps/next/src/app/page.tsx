'use client'
import { useLogin, usePrivy } from '@latchkey/react'

/** Who is there, as the server said and as it is. */
export default function Page() {
  const { ready, user, logout } = usePrivy()
  const { createGuestAccount } = useLogin()
  if (!ready) return <main aria-busy>One moment…</main>
  if (!user)
    return (
      <main>
        <h1>Nobody is signed in</h1>
        <button onClick={() => void createGuestAccount()}>Come in as a guest</button>
      </main>
    )
  return (
    <main>
      <h1>{user.email?.address ?? user.id}</h1>
      <p>
        Here since <time dateTime={user.createdAt.toISOString()}>{user.createdAt.toISOString().slice(0, 10)}</time>
      </p>
      <ul>
        {user.linkedAccounts.map((account, index) => (
          <li key={index}>{'address' in account ? account.address : account.type}</li>
        ))}
      </ul>
      <button onClick={() => void logout()}>Sign out</button>
    </main>
  )
}

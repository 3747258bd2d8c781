import { usePrivy } from '@latchkey/react'
import { useEffect, useState } from 'react'
import type { Room } from './backends.ts'

/** Mail that would have been sent: this playground has no mail server, so codes are read here. */
export function InboxPanel({ room }: { room: Room }) {
  const { authenticated } = usePrivy()
  const [mails, setMails] = useState<Awaited<ReturnType<Room['readInbox']>>>([])
  useEffect(() => {
    if (authenticated) return
    const read = () => void room.readInbox().then(setMails, () => setMails([]))
    read()
    const timer = setInterval(read, 2_000)
    return () => clearInterval(timer)
  }, [room, authenticated])

  if (authenticated || !mails.length) return null
  return (
    <section className="panel" aria-labelledby="inbox">
      <h2 id="inbox">Inbox</h2>
      <p>This playground sends no mail. What it would have sent is here.</p>
      <ol className="outcomes">
        {mails.slice(0, 3).map(({ to, subject, text }) => (
          <li key={to + text}>
            <strong>{subject}</strong>
            <span>to {to}</span>
            <pre data-testid="mail">{text}</pre>
          </li>
        ))}
      </ol>
    </section>
  )
}

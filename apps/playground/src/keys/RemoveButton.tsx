import { useState } from 'react'

/** Asks once more before something is gone. */
export function RemoveButton({ what, onRemove }: { what: string; onRemove: () => void }) {
  const [asking, setAsking] = useState(false)
  if (!asking)
    return (
      <button type="button" onClick={() => setAsking(true)} aria-label={`Remove ${what}`}>
        Remove
      </button>
    )
  const answer = (act?: () => void) => () => {
    setAsking(false)
    act?.()
  }
  return (
    <>
      <button type="button" onClick={answer(onRemove)} aria-label={`Remove ${what} for good`}>
        Remove for good
      </button>
      <button type="button" onClick={answer()}>
        Keep it
      </button>
    </>
  )
}

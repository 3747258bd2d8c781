import type { LatchkeyError } from '@latchkey/core'

/** Why something was refused, with the code that an app goes by. */
export const Refusal = ({ error }: { error: LatchkeyError | null }) =>
  error && (
    <p role="alert" className="refusal">
      {error.message} <code>{error.code}</code>
    </p>
  )

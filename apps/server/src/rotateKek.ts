import { rotateKek } from '@latchkey/server'
import { runCommand } from './runCommand.ts'
import { readSecrets } from './secrets.ts'

// Puts every key in the database under the first KEK of the environment.
await runCommand(async ({ store }, env) => {
  const { keks } = await readSecrets(env)
  const done = await rotateKek({ store, kek: keks, appId: env.LATCHKEY_APP_ID })
  if (done.left > 0)
    throw new Error(
      `${done.rewrapped} keys are under the first KEK now, but ${done.left} could not be opened by any. Is the KEK that they lie under still in LATCHKEY_KEK? Then run this again.`,
    )
  return done
})

import { endServerAccess } from '@latchkey/server'
import { runCommand } from './runCommand.ts'

// Ends all server access of everybody and takes the log of the environment for the database's own.
await runCommand(async ({ store, tombstones }) => endServerAccess({ store, tombstones }))

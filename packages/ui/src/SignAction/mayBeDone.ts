import type { LatchkeyError } from '@latchkey/core'
import { isUnsure } from '../parts/isUnsure.ts'

/** Whether what was signed may have been done all the same: a line that broke may have broken on the way back. */
export const mayBeDone = (error: LatchkeyError) => error.code === 'offline' || isUnsure(error)

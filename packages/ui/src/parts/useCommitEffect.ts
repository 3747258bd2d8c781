import { useEffect, useLayoutEffect } from 'react'

/** An effect within the commit: a modal around ours never finds focus nowhere, and takes it. On a server there is none. */
export const useCommitEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect

'use client'
import { useSession } from '../provider/SessionContext.ts'

/** What the backend can do, for components that show only what works. */
export const useCapabilities = () => useSession().backend.capabilities

import type { ReactNode } from 'react'
import { cookies } from 'next/headers.js'
import { latchkey, latchkeyServer } from '../latchkey.ts'
import { Providers } from './Providers.tsx'
import './style.css'

export const metadata = { title: 'Latchkey on Next.js' }

/** Every page knows from its first byte who is there. */
export default async function Layout({ children }: { children: ReactNode }) {
  const initialState = await latchkey.getInitialState(await cookies())
  return (
    <html lang="en">
      <body>
        <Providers {...latchkeyServer} initialState={initialState}>
          {children}
        </Providers>
      </body>
    </html>
  )
}

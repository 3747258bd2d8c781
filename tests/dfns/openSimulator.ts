import { dfnsSimulator, type DfnsSimulator, type DfnsSimulatorOptions } from '@latchkey/conformance/dfns'
import { listen } from './listen.ts'

/** The page that the tests' passkeys are used on. */
export const origin = 'http://localhost:5173'

export interface SimulatorOptions extends Partial<DfnsSimulatorOptions> {
  /** Says where the line breaks: on the way there, or on the way back. */
  line?: { breaks?: (request: Request) => 'there' | 'back' | undefined }
}

/** The simulator on a port of loopback, where Dfns' own client can reach it. It stops with the test. */
export async function openSimulator({ line = {}, ...options }: SimulatorOptions = {}): Promise<
  DfnsSimulator & { baseUrl: string }
> {
  const simulator = await dfnsSimulator({ origins: [origin], ...options })
  const port = await listen(async (request, hangUp) => {
    const breaks = line.breaks?.(request)
    const answer = breaks === 'there' ? new Response() : await simulator.handle(request)
    if (breaks) hangUp()
    return answer
  })
  return { ...simulator, baseUrl: `http://127.0.0.1:${port}` }
}

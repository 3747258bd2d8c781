import { LatchkeyError } from './errors/LatchkeyError.ts'

/** Waits for a part of the app that is loaded when first needed; being unable to load it is like being unable to reach the server. */
export async function lazily<module>(part: Promise<module>): Promise<module> {
  try {
    return await part
  } catch (cause) {
    throw new LatchkeyError('backend_unreachable', 'A part of the app did not load. Try again, or reload.', {
      retryable: true,
      cause,
    })
  }
}

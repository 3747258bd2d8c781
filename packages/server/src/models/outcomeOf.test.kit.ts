/** `done`, or the code of the refusal; an answer that is neither is thrown as it is. */
export async function outcomeOf(call: () => Promise<unknown>): Promise<string> {
  try {
    await call()
    return 'done'
  } catch (error) {
    const { code, status } = error as { code?: string; status?: number }
    if (code === undefined || status === undefined || status >= 500) throw error
    return code
  }
}

/** A refusal, in the shape in which Dfns answers it. */
export class DfnsHttpError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 500
  readonly details: Record<string, unknown>

  constructor(status: DfnsHttpError['status'], message: string, details: Record<string, unknown> = {}) {
    super(message)
    this.status = status
    this.details = details
  }

  toResponse(): Response {
    const { status, message, details } = this
    return Response.json({ error: { id: crypto.randomUUID(), status, message, details } }, { status })
  }
}

import { setIdentityCookie } from '@latchkey/server/client'
import { latchkey } from '../../latchkey.ts'

/** Keeps a genuine identity token as a cookie that no script can read. */
export async function POST(request: Request): Promise<Response> {
  const idToken = await request.text()
  if (!isOwnPage(request)) return new Response(null, { status: 403 })
  try {
    await latchkey.getUser({ idToken })
  } catch {
    return new Response(null, { status: 400 })
  }
  return answer(idToken)
}

/** Nobody is signed in any more. */
export function DELETE(request: Request): Response {
  return isOwnPage(request) ? answer(null) : new Response(null, { status: 403 })
}

/** Another site's page may send a form here, but not as one of ours. */
const isOwnPage = ({ headers }: Request) => headers.get('sec-fetch-site') === 'same-origin'

function answer(idToken: string | null) {
  const response = new Response(null, { status: 204 })
  setIdentityCookie(response.headers, idToken)
  return response
}

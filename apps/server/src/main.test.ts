import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { bundleServer } from '../../../tests/setup/bundleServer.ts'

const bundle = await bundleServer()
afterAll(bundle.remove)

let dataDir: string
const running = new Set<ChildProcess>()
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'latchkey-'))
})
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
  await rm(dataDir, { recursive: true, force: true })
})

/** What `pnpm serve` starts: it reads every source anew, which takes seconds. */
const fromSources = ['--import', 'tsx', '--conditions=@latchkey/source', 'src/main.ts']

function start(env: Record<string, string> = {}, program = [bundle.main]) {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, program, {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { PATH, PORT: '0', DATA_DIR: dataDir, ...env },
  })
  running.add(child)
  let errors = ''
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  const ended = once(child, 'exit').then(([code]) => ({ code: code as number | null, errors }))
  const firstLine = once(createInterface(child.stdout), 'line').then(([line]) => line as string)
  const ready = Promise.race([
    firstLine.then((line) => JSON.parse(line) as { ready: boolean; url: string }),
    ended.then(({ errors }) => Promise.reject(new Error(errors))),
  ])
  ready.catch(() => {})
  const stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  return { ready, ended, stop }
}

const post = (url: string, body: object) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

test('prints one line when ready, answers, keeps people over a restart, and drains on SIGTERM (fault 48)', async () => {
  const first = start({}, fromSources)
  const { ready, url } = await first.ready
  expect(ready).toBe(true)
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  const guest = { guest_credential: 'A'.repeat(43) }
  const before = (await (await post(`${url}/v1/guest/authenticate`, guest)).json()) as Answer
  expect((await first.stop()).code).toBe(0)

  for (const secret of ['app-secret', 'kek']) expect((await stat(join(dataDir, secret))).mode & 0o777).toBe(0o600)
  const second = start()
  const after = (await (await post(`${(await second.ready).url}/v1/guest/authenticate`, guest)).json()) as Answer
  expect(after).toMatchObject({ is_new_user: false, user: { id: before.user.id } })
  await second.stop()
}, 120_000)

interface Answer {
  user: { id: string }
}

test('finishes what is under way when told to stop, and stops at once when told again', async () => {
  const { ready, stop } = start()
  const { url } = await ready
  const unfinished = connect(Number(new URL(url).port), '127.0.0.1')
  unfinished.on('error', () => {})
  unfinished.write('POST /v1/sessions HTTP/1.1\r\nHost: x\r\n')
  await new Promise((resolve) => setTimeout(resolve, 100))
  const first = stop()
  await expect
    .poll(() =>
      fetch(`${url}/healthz`).then(
        () => 'up',
        () => 'down',
      ),
    )
    .toBe('down')
  expect(unfinished.closed).toBe(false)
  await stop()
  expect((await first).code).toBe(1)
}, 120_000)

test('without a mail server, codes that are mailed and texted are read at /inbox, on this machine and under its own name only', async () => {
  const { ready, stop } = start()
  const { url } = await ready
  await post(`${url}/v1/passwordless/init`, { email: 'ada@example.com' })
  const { mails } = (await (await fetch(`${url}/inbox`)).json()) as { mails: object[] }
  expect(mails).toMatchObject([{ to: 'ada@example.com', text: expect.stringMatching(/\d{6}/), at: expect.any(String) }])
  await post(`${url}/v1/passwordless_sms/init`, { phoneNumber: '+14155552671' })
  const { texts } = (await (await fetch(`${url}/inbox`)).json()) as { texts: object[] }
  expect(texts).toMatchObject([{ to: '+14155552671', text: expect.stringMatching(/\d{6}/) }])
  const { get } = await import('node:http')
  const renamed = await new Promise<number>((resolve) =>
    get(`${url}/inbox`, { headers: { host: 'evil.example' } }, (answer) => resolve(answer.resume().statusCode!)),
  )
  expect(renamed).toBe(404)
  await stop()
}, 120_000)

test('production starts with nothing made up: each missing variable is named, with how to make it', async () => {
  const { code, errors } = await start({ NODE_ENV: 'production' }).ended
  expect(code).toBe(1)
  for (const name of ['LATCHKEY_APP_SECRET', 'LATCHKEY_KEK', 'LATCHKEY_ORIGINS'])
    expect(errors).toContain(`${name} must be set`)
  expect(errors).not.toContain('    at ')
}, 120_000)

test('a port that is taken is named', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const { code, errors } = await start({ PORT: String(port) }).ended
  expect(code).toBe(1)
  expect(errors).toContain(`Port ${port}`)
  other.close()
}, 120_000)

test('in production there is no inbox and no test account, and a wrong KEK is found at the start (fault 51)', async () => {
  const env = {
    NODE_ENV: 'production',
    LATCHKEY_APP_SECRET: 'a secret of the app’s server',
    LATCHKEY_KEK: `first:${Buffer.alloc(32, 1).toString('base64')}`,
    LATCHKEY_ORIGINS: 'https://app.example',
  }
  const first = start(env)
  const { url } = await first.ready
  expect((await fetch(`${url}/inbox`)).status).toBe(404)
  expect((await post(`${url}/v1/passwordless/init`, { email: 'ada@example.com' })).status).toBe(501)
  expect((await post(`${url}/v1/passwordless_sms/init`, { phoneNumber: '+14155552671' })).status).toBe(501)
  const basic = Buffer.from(`latchkey-dev-app-00000000:${env.LATCHKEY_APP_SECRET}`).toString('base64')
  const credentials = `${url}/v1/apps/latchkey-dev-app-00000000/test_credentials`
  expect((await fetch(credentials, { headers: { authorization: `Basic ${basic}` } })).status).toBe(501)
  await first.stop()
  const other = await start({ ...env, LATCHKEY_KEK: Buffer.alloc(32, 2).toString('base64') }).ended
  expect(other.code).toBe(1)
  expect(other.errors).toMatch(/LATCHKEY_KEK/)
  await expect(readFile(join(dataDir, 'kek'))).rejects.toThrow(/ENOENT/)
}, 120_000)

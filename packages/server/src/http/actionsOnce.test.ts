// Why: whatever a person, a thief and a clock do in whatever order, what was announced is done once at the most, and what was not is never.
import * as endpoints from '@latchkey/core/endpoints'
import { userActionHeader, type InitAction } from '@latchkey/core/wire'
import { assert, asyncModelRun, asyncProperty, commands, constant, integer, nat, type AsyncCommand } from 'fast-check'
import { expect, test } from 'vitest'
import { signAnnounced } from '../testAction.test.kit.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { testServer, type TestServer } from '../testServer.test.kit.ts'

const request = { method: 'POST', path: '/passkeys/remove', body: JSON.stringify({ credential_id: 'x' }) }
/** What the handler itself says of it: the signature was taken. */
const done = 404

/** What should be so: which of the announced requests are open, and until when. */
interface Model {
  now: number
  open: Map<number, number>
  announced: number
}

interface Real {
  server: TestServer
  person: Awaited<ReturnType<typeof testPerson>>
  inits: InitAction[]
}

type Step = AsyncCommand<Model, Real>
const lifetime = 120_000
const waiting = ({ open, now }: Model) => [...open.values()].filter((until) => now < until).length

const send = async ({ server, person }: Real, action: string, body = request.body) => {
  const headers = { authorization: `Bearer ${person.token}`, [userActionHeader]: action }
  return (await server.send(request.method, `/api/v1${request.path}`, { headers, body })).status
}

/** Announces several at once; five may wait. */
const announce = (count: number): Step => ({
  toString: () => `announce(${count})`,
  check: () => true,
  async run(model, real) {
    const asked = Array.from({ length: count }, () =>
      real.server.ask(endpoints.initAction, request, { token: real.person.token }),
    )
    const answers = await Promise.allSettled(asked)
    const taken = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
    const room = 5 - waiting(model)
    // Racers may all be sent away where together they are too many, but never one more let in.
    expect(taken.length).toBeLessThanOrEqual(room)
    if (count <= room) expect(taken).toHaveLength(count)
    for (const init of taken) {
      real.inits.push(init)
      model.open.set(model.announced++, model.now + lifetime)
    }
  },
})

/** Sends one signed request as often, at once. */
const sendAtOnce = (which: number, count: number): Step => ({
  toString: () => `sendAtOnce(${which}, ${count})`,
  check: ({ announced }) => announced > 0,
  async run(model, real) {
    const at = which % model.announced
    const action = await signAnnounced(real.person, real.inits[at]!, request)
    const statuses = await Promise.all(Array.from({ length: count }, () => send(real, action)))
    const isGood = model.now < (model.open.get(at) ?? 0)
    expect(statuses.filter((status) => status === done)).toHaveLength(isGood ? 1 : 0)
    expect(statuses.filter((status) => ![done, 409, 410].includes(status))).toEqual([])
    model.open.delete(at)
  },
})

/** Sends one with another body: refused, and used up. */
const spoil = (which: number): Step => ({
  toString: () => `spoil(${which})`,
  check: ({ announced }) => announced > 0,
  async run(model, real) {
    const at = which % model.announced
    const action = await signAnnounced(real.person, real.inits[at]!, request)
    expect([400, 409, 410]).toContain(await send(real, action, JSON.stringify({ credential_id: 'y' })))
    model.open.delete(at)
  },
})

const wait = (ms: number): Step => ({
  toString: () => `wait(${ms})`,
  check: () => true,
  async run(model, { server }) {
    model.now += ms
    server.clock.now += ms
  },
})

test('each challenge succeeds at most once, whatever comes in whatever order (fault 35)', async () => {
  const server = await testServer()
  const steps = [
    integer({ min: 1, max: 7 }).map(announce),
    nat(30).chain((which) => integer({ min: 1, max: 4 }).map((count) => sendAtOnce(which, count))),
    nat(30).map(spoil),
    integer({ min: 1, max: 70_000 }).map(wait),
    constant(wait(lifetime)),
  ]
  await assert(
    asyncProperty(commands(steps, { maxCommands: 16 }), async (cmds) => {
      const person = await testPerson(server)
      const setUp = () => ({
        model: { now: server.clock.now, open: new Map<number, number>(), announced: 0 },
        real: { server, person, inits: [] },
      })
      await asyncModelRun(setUp, cmds)
    }),
    { numRuns: 25 },
  )
})

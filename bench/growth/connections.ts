import { readFileSync } from 'node:fs'
import { cpuSeconds } from '../server/cpu.ts'
import { startOurs } from '../server/contenders.ts'
import { asApp, importOf, post } from '../server/people.ts'
import { press } from '../server/press.ts'
import type { Curve, Point } from '../figures/Figure.ts'
import { listenAt } from './listeners.ts'

const sizes = [1, 10, 100, 1_000, 5_000]

/** What a server spends while many are connected to it: those who ask, and those who wait to be told. */
export async function measureConnections(databaseUrl: string): Promise<Curve[]> {
  return [...(await measureAsking(databaseUrl)), ...(await measureListening(databaseUrl))]
}

/** Keep-alive connections, each asking again as soon as it was answered. */
async function measureAsking(databaseUrl: string): Promise<Curve[]> {
  const child = await startOurs(databaseUrl)
  const { id } = await post<{ id: string }>(`${child.url}/v1/users`, importOf(1), asApp)
  const pressure = { url: `${child.url}/v1/users/${id}`, headers: asApp }
  await press({ ...pressure, connections: 20, seconds: 2 }) // warms up
  const spent: Point[] = []
  const waited: Point[] = []
  for (const size of sizes) {
    const amount = Math.max(2_000, 2 * size)
    const before = cpuSeconds(child.pid)!
    const { p50 } = await press({ ...pressure, connections: size, seconds: 600, amount })
    spent.push([size, ((cpuSeconds(child.pid)! - before) * 1_000) / amount])
    waited.push([size, p50])
    console.log(`asking: ${size}`)
  }
  await child.stop()
  const by = 'connections'
  return [
    { what: 'get a user over HTTP, CPU of the server', by, unit: 'ms', points: spent },
    { what: 'get a user over HTTP, wait where all ask at once', by, unit: 'ms', points: waited },
  ]
}

/** Devices of as many people that hold a stream of events open. */
async function measureListening(databaseUrl: string): Promise<Curve[]> {
  const child = await startOurs(databaseUrl)
  const crowd = await listenAt(child.url)
  const [held, opened, told]: [Point[], Point[], Point[]] = [[], [], []]
  for (const size of sizes) {
    await crowd.signInUpTo(size)
    const { length } = crowd.devices
    opened.push([size, await cpuOfEach(child, size - length, () => crowd.listenUpTo(size))])
    held.push([size, residentMegabytes(child.pid)])
    told.push([size, await cpuOfEach(child, changes, () => crowd.changeSome(changes))])
    console.log(`listening: ${size}`)
  }
  crowd.leave()
  await child.stop()
  const by = 'listeners'
  return [
    { what: 'one more listener, CPU of the server', by, unit: 'ms', points: opened },
    { what: 'a change told to one listener, CPU of the server', by, unit: 'ms', points: told },
    { what: 'memory of the server', by, unit: 'MB', points: held },
  ]
}

/** Enough of them that the system's clock of CPU can tell. */
const changes = 400

async function cpuOfEach({ pid }: { pid: number }, times: number, work: () => Promise<void>): Promise<number> {
  const before = cpuSeconds(pid)!
  await work()
  return ((cpuSeconds(pid)! - before) * 1_000) / times
}

/** Of all that the process holds in memory. */
const residentMegabytes = (pid: number) =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1_000

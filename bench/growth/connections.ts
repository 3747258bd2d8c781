import { readFileSync } from 'node:fs'
import { cpuSeconds } from '../server/cpu.ts'
import { startOurs } from '../server/contenders.ts'
import { asApp, importOf, post } from '../server/people.ts'
import type { Curve, Point } from '../figures/Figure.ts'
import { askOver } from './askers.ts'
import { listenAt } from './listeners.ts'

const sizes = [1, 10, 100, 1_000, 5_000]

/** What a server spends while many are connected to it: those who ask, and those who wait to be told. */
export async function measureConnections(databaseUrl: string): Promise<Curve[]> {
  return [await measureAsking(databaseUrl), ...(await measureListening(databaseUrl))]
}

/** Connections that stay open and ask now and then, as browsers and proxies do. */
async function measureAsking(databaseUrl: string): Promise<Curve> {
  const child = await startOurs(databaseUrl)
  const { id } = await post<{ id: string }>(`${child.url}/v1/users`, importOf(1), asApp)
  const points: Point[] = []
  for (const size of sizes) {
    const askers = askOver(size, `${child.url}/v1/users/${id}`, asApp)
    await askers.ask(Math.max(500, size)) // all of them are open then
    const times = Math.max(1_000, size)
    points.push([size, await cpuOfEach(child, times, () => askers.ask(times))])
    askers.leave()
    console.log(`asking: ${size}`)
  }
  await child.stop()
  return { what: 'get a user, server’s CPU', by: 'open connections', unit: 'ms', points }
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
    { what: 'one more listener, server’s CPU', by, unit: 'ms', points: opened },
    { what: 'tell one listener, server’s CPU', by, unit: 'ms', points: told },
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

import { randomBytes } from 'node:crypto'
import { Agent, get } from 'node:http'
import { asApp, origin, post } from '../server/people.ts'

/** Somebody who is signed in on one device. */
interface Device {
  id: string
  token: string
}

/** A crowd at one server: each signs in as a guest, listens, and hears what changes. */
export async function listenAt(url: string) {
  const guests: Device[] = []
  const devices: Device[] = []
  const agent = new Agent({ keepAlive: true })
  let events = 0
  let onEvent = () => {}

  /** Resolves once the server has answered, so that its stream is open. */
  const listen = (device: Device) =>
    new Promise<void>((resolve, reject) => {
      const headers = { authorization: `Bearer ${device.token}`, accept: 'text/event-stream' }
      get(`${url}/v1/events`, { agent, headers }, (response) => {
        if (response.statusCode !== 200) return reject(new Error(`A listener was refused: ${response.statusCode}`))
        devices.push(device)
        response.setEncoding('utf8')
        response.on('error', () => {}) // the crowd has left
        response.on('data', (text: string) => {
          events += text.split('event: change').length - 1
          onEvent()
        })
        resolve()
      }).on('error', reject)
    })

  return {
    devices,
    async signInUpTo(size: number) {
      while (guests.length < size) {
        const batch = Array.from({ length: Math.min(batchSize, size - guests.length) }, () => signInGuest(url))
        guests.push(...(await Promise.all(batch)))
      }
    },
    async listenUpTo(size: number) {
      while (devices.length < size) {
        const { length } = devices
        await Promise.all(guests.slice(length, Math.min(size, length + batchSize)).map(listen))
      }
    },
    /** Changes somebody's metadata, so many times, and waits until their devices have heard. */
    async changeSome(times: number) {
      const awaited = events + times
      const heard = new Promise<void>((resolve) => {
        onEvent = () => void (events >= awaited && resolve())
      })
      for (let time = 0; time < times; time++) {
        const { id } = devices[(time * 7_919) % devices.length]!
        const body = JSON.stringify({ custom_metadata: { time } })
        await post(`${url}/v1/users/${encodeURIComponent(id)}/custom_metadata`, body, asApp)
      }
      await heard
    },
    leave: () => agent.destroy(),
  }
}

// Fewer than a server has connections to its database: nobody waits for one.
const batchSize = 8

async function signInGuest(url: string): Promise<Device> {
  const body = JSON.stringify({ guest_credential: randomBytes(32).toString('base64url') })
  const headers = { 'content-type': 'application/json', origin }
  const { user, token } = await post<{ user: { id: string }; token: string }>(
    `${url}/v1/guest/authenticate`,
    body,
    headers,
  )
  return { id: user.id, token }
}

import { afterEach, expect, test, vi } from 'vitest'
import { openVaultHost } from './openVaultHost.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const where = { url: '', appId: '', onLost: () => {} }

test('where a worker cannot be started the page takes its part, and says so', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const blocked = () => {
    throw new DOMException('refused by the policy', 'SecurityError')
  }
  vi.stubGlobal('Worker', blocked)
  const host = await openVaultHost({ ...where, vault: { worker: blocked } })
  await expect(host.assertPasscode({ passcode: 'violet anchor 41 tuba' })).resolves.toBeUndefined()
  expect(warn).toHaveBeenCalledTimes(1)
  expect(warn.mock.calls[0]![0]).toMatch(/keys are used in the page itself/)
})

test('where there are no workers, or the app wants none, nothing is said', async () => {
  const warn = vi.spyOn(console, 'warn')
  await openVaultHost(where)
  vi.stubGlobal('Worker', vi.fn())
  await openVaultHost({ ...where, vault: 'page' })
  expect(warn).not.toHaveBeenCalled()
  expect(Worker).not.toHaveBeenCalled()
})

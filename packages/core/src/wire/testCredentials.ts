import * as is from './check.ts'
import { list, shape } from './codec.ts'
import { endpoint } from './endpoint.ts'

/** An address, a number and a code that always work, for an app's own tests. */
export interface TestCredentials {
  id: string
  email: string
  phoneNumber: string
  otpCode: string
  createdAt: string
  updatedAt: string
}

const credentials = shape<TestCredentials>({
  id: is.string,
  email: is.string,
  phone_number: is.string,
  otp_code: is.string,
  created_at: is.string,
  updated_at: is.string,
})

/** Gives the app's server its test accounts. */
export const getTestCredentials = endpoint({
  method: 'GET',
  path: '/apps/:appId/test_credentials',
  auth: 'app',
  response: shape<{ data: TestCredentials[] }>({ data: is.array() }, { inner: { data: list(credentials) } }),
})

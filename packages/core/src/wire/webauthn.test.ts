import { expect, test } from 'vitest'
import { authenticationResponse, creationOptions, registrationResponse, requestOptions } from './webauthn.ts'

test('options travel in snake_case to the last member', () => {
  const options: PublicKeyCredentialCreationOptionsJSON = {
    rp: { id: 'localhost', name: 'Engine' },
    user: { id: 'dXNlcg', name: 'ada', displayName: 'Ada' },
    challenge: 'A_b-C',
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    excludeCredentials: [{ id: 'Ab_cD', type: 'public-key', transports: ['internal'] }],
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
  }
  const wire = creationOptions.encode(options)
  expect(wire).toMatchObject({
    challenge: 'A_b-C',
    pub_key_cred_params: [{ alg: -7 }],
    user: { display_name: 'Ada' },
    authenticator_selection: { require_resident_key: true },
  })
  expect(creationOptions.decode(wire)).toEqual(options)
})

test('a response keeps the spelling of clientDataJSON', () => {
  const response = {
    id: 'Ab_cD',
    rawId: 'Ab_cD',
    type: 'public-key',
    response: { clientDataJSON: 'e30', attestationObject: 'o2', transports: ['hybrid'] },
    clientExtensionResults: { credProps: { rk: true } },
  } as unknown as RegistrationResponseJSON
  const wire = registrationResponse.encode(response)
  expect(wire).toMatchObject({ raw_id: 'Ab_cD', response: { client_data_json: 'e30', attestation_object: 'o2' } })
  expect(registrationResponse.decode(wire)).toEqual(response)
})

test('names that are credential ids stay as they are', () => {
  const options = {
    challenge: 'c',
    extensions: { prf: { evalByCredential: { 'Ab_cD-EfG': { first: 's' } } } },
  } as PublicKeyCredentialRequestOptionsJSON
  const wire = requestOptions.encode(options)
  expect(wire).toMatchObject({ extensions: { prf: { eval_by_credential: { 'Ab_cD-EfG': { first: 's' } } } } })
  expect(requestOptions.decode(wire)).toEqual(options)
})

test('what is no object is refused with its path', () => {
  expect(() => authenticationResponse.decode('x', 'authenticator_response')).toThrow(
    'authenticator_response: should be',
  )
})

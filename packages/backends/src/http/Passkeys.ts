/** Runs passkey ceremonies: JSON in and JSON out, `prf` inputs and results as base64url. */
export interface Passkeys {
  create(
    options: PublicKeyCredentialCreationOptionsJSON,
    call?: { signal: AbortSignal },
  ): Promise<RegistrationResponseJSON>
  get(
    options: PublicKeyCredentialRequestOptionsJSON,
    call?: { signal: AbortSignal },
  ): Promise<AuthenticationResponseJSON>
}

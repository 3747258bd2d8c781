import { WebAuthnSigner } from '@dfns/sdk-browser'

declare global {
  interface Window {
    signer: WebAuthnSigner
  }
}

window.signer = new WebAuthnSigner({ relyingParty: { id: location.hostname, name: 'Acme' } })

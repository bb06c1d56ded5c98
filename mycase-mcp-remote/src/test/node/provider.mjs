// The OAuth provider of a client, in memory, as both SDKs want it.
import { authorize } from './person.mjs';

/** Remembers what the SDK gives it; `code` is there once the person has consented. */
export class Provider {
  redirectUrl = 'http://127.0.0.1:7778/callback';
  scopes = undefined;

  constructor(decision = 'allow') {
    this.decision = decision;
  }

  get clientMetadata() {
    return {
      client_name: 'TypeScript client',
      redirect_uris: [this.redirectUrl],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    };
  }

  clientInformation() {
    return this.information;
  }

  saveClientInformation(information) {
    this.information = information;
  }

  tokens() {
    return this.saved;
  }

  saveTokens(tokens) {
    this.saved = tokens;
  }

  async redirectToAuthorization(address) {
    this.back = new URL(await authorize(address, { decision: this.decision }));
    this.code = this.back.searchParams.get('code');
  }

  saveCodeVerifier(verifier) {
    this.verifier = verifier;
  }

  codeVerifier() {
    return this.verifier;
  }

  saveDiscoveryState(state) {
    this.discovery = state;
  }

  discoveryState() {
    return this.discovery;
  }
}

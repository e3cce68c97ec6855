import { ManagedIdentityCredential } from '@azure/identity';

import type { FunctionServices } from './contract/caller.js';
import type { CallManifest } from './contract/manifest.js';
import { ownValue } from './own-value.js';

/** Returns a token of the app's identity for a scope. */
export type TokenSource = (scope: string) => Promise<string>;

/** Returns the function with which the user's code calls other components. */
export function componentCaller(
  calls: readonly CallManifest[] = [],
  tokenFor: TokenSource = identityToken,
): FunctionServices['callComponent'] {
  return async (component, path = '', init = {}) => {
    const call = calls.find((one) => one.component === component);
    if (call === undefined)
      throw new Error(
        `callComponent('${component}'): an app setting must have the endpoint of the component, received none. Add one with the value \${${component}.apiEndpoint}.`,
      );
    const endpoint = ownValue(process.env, call.setting);
    if (endpoint === undefined || endpoint === '')
      throw new Error(
        `callComponent('${component}'): the app setting ${call.setting} must be set, received none. Apply the plan again.`,
      );
    const url = new URL(endpoint + path);
    // "https://host" and "@other.example" give the address of another host, which must not receive the token.
    if (url.origin !== new URL(endpoint).origin || !/^(?:$|[/?])/.test(path))
      throw new Error(
        `callComponent('${component}'): the path must be below the component, received '${path.slice(0, 80)}'. Begin it with '/'.`,
      );
    const headers = new Headers(init.headers);
    if (call.scope !== undefined) headers.set('authorization', `Bearer ${await tokenFor(call.scope)}`);
    return fetch(url, { ...init, headers });
  };
}

let credential: ManagedIdentityCredential | undefined;

/** Returns a token of the app's identity. The credential keeps tokens until they expire. */
export async function identityToken(scope: string): Promise<string> {
  const clientId = process.env['AZURE_CLIENT_ID'];
  credential ??=
    clientId === undefined ? new ManagedIdentityCredential() : new ManagedIdentityCredential({ clientId });
  return (await credential.getToken(scope)).token;
}

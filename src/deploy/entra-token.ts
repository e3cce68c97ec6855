import { execFile } from 'node:child_process';

import { DeploymentFailedError } from '../errors.js';
import type { GetToken } from './deploy-options.js';

/**
 * The part of `@azure/identity` that is used. The package is an optional peer dependency, so its types are
 * not imported.
 */
interface IdentityPackage {
  readonly DefaultAzureCredential: new () => {
    getToken(scope: string): Promise<{ readonly token: string } | null>;
  };
}

/**
 * Returns tokens of the login that the Azure SDKs find: the Azure CLI, a managed identity or a pipeline. Without `@azure/identity`, tokens of
 * the Azure CLI.
 */
export function defaultTokens(): GetToken {
  let credential: InstanceType<IdentityPackage['DefaultAzureCredential']> | undefined;
  return async (scope) => {
    if (credential === undefined) {
      const identity = await loadIdentity();
      if (identity === undefined) return tokenOfAzureCli(scope);
      credential = new identity.DefaultAzureCredential();
    }
    const token = await credential.getToken(scope).catch((error: unknown) => {
      throw noLogin(error);
    });
    if (token === null) throw noLogin();
    return token.token;
  };
}

/** The cause lists every kind of login that the Azure package tried. */
function noLogin(cause?: unknown): DeploymentFailedError {
  return new DeploymentFailedError(
    'login to Azure',
    'must exist, received none',
    "run 'az login', or install @azure/identity for other logins; code passes getToken",
    cause,
  );
}

async function loadIdentity(): Promise<IdentityPackage | undefined> {
  // A variable, so that bundlers do not require a package that may not be installed.
  const name = '@azure/identity';
  try {
    return (await import(name)) as IdentityPackage;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Source: learn.microsoft.com/cli/azure/account#az-account-get-access-token */
function tokenOfAzureCli(scope: string): Promise<string> {
  const args = ['account', 'get-access-token', '--scope', scope, '--query', 'accessToken', '--output', 'tsv'];
  return new Promise((resolve, reject) => {
    // A script on Windows, which starts in a shell alone. No argument is of a user.
    execFile('az', args, { shell: process.platform === 'win32' }, (error, stdout) => {
      if (error === null) resolve(stdout.trim());
      else reject(noLogin(error));
    });
  });
}

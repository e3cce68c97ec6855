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

/** Returns tokens of the login that the Azure SDKs find: the Azure CLI, a managed identity or a pipeline. */
export function defaultTokens(): GetToken {
  let credential: InstanceType<IdentityPackage['DefaultAzureCredential']> | undefined;
  return async (scope) => {
    credential ??= new (await loadIdentity()).DefaultAzureCredential();
    const token = await credential.getToken(scope).catch((error: unknown) => {
      throw noLogin(error);
    });
    if (token === null) throw noLogin();
    return token.token;
  };
}

/** The cause lists every kind of login that the Azure package tried. */
function noLogin(cause?: unknown): DeploymentFailedError {
  return new DeploymentFailedError('No login to Azure was found.', "run 'az login', or pass getToken", cause);
}

async function loadIdentity(): Promise<IdentityPackage> {
  // A variable, so that bundlers do not require a package that may not be installed.
  const name = '@azure/identity';
  try {
    return (await import(name)) as IdentityPackage;
  } catch (error) {
    throw new DeploymentFailedError(
      `The package '${name}' is not installed.`,
      `run 'npm install ${name}', or pass getToken`,
      error,
    );
  }
}

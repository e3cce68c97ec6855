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

/** Returns tokens of the login that the Azure SDKs find: of the Azure CLI, a managed identity or a pipeline. */
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

/** The packages of Azure list every kind of login that they tried: that is in the cause. */
function noLogin(cause?: unknown): DeploymentFailedError {
  return new DeploymentFailedError('No login to Azure was found.', "run 'az login', or pass getToken", cause);
}

async function loadIdentity(): Promise<IdentityPackage> {
  // A name that is not written in the import keeps bundlers from asking for a package that may not be there.
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

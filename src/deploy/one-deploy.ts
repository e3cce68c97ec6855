import { DeploymentFailedError } from '../errors.js';
import { wait } from './health.js';
import { type HttpAnswer, type HttpRequest, send } from './http.js';

/** A package to deploy to one app. */
export interface Delivery {
  /** Azure name of the app. */
  readonly name: string;
  /** Address of the deployment site. */
  readonly site: string;
  readonly hosting: 'flex' | 'other';
  readonly bytes: Uint8Array;
  readonly token: string;
  readonly timeoutSeconds: number;
  readonly pollMilliseconds: number;
  readonly signal: AbortSignal | undefined;
}

const FAILED = 3;
const SUCCEEDED = 4;

/**
 * Sends a package to the deployment site of an app and waits until it is deployed. Azure then reads the triggers of the app.
 * Source: learn.microsoft.com/azure/azure-functions/functions-deployment-technologies (One deploy)
 * @returns The id of the deployment; empty if the site answers at once.
 */
export async function oneDeploy(delivery: Delivery): Promise<string> {
  const { name, site, hosting, bytes } = delivery;
  // The endpoint of Flex Consumption has no parameter type.
  const query = hosting === 'flex' ? 'RemoteBuild=false' : 'type=zip&async=true';
  const answer = await call(delivery, `${site}/api/publish?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/zip' },
    body: bytes,
  });
  const text = await answer.text();
  if (!answer.ok) throw refused(name, answer.status, text);
  const id = text.trim().replaceAll('"', '');
  if (/^[A-Za-z0-9-]+$/.test(id)) await untilDeployed(delivery, id);
  else if (answer.status === 202) await untilDeployed(delivery, 'latest');
  return /^[A-Za-z0-9-]+$/.test(id) ? id : '';
}

async function untilDeployed(delivery: Delivery, id: string): Promise<void> {
  const { name, site, timeoutSeconds, pollMilliseconds, signal } = delivery;
  const end = Date.now() + timeoutSeconds * 1000;
  while (Date.now() < end) {
    const answer = await call(delivery, `${site}/api/deployments/${id}`, {});
    // The site restarts while it deploys, and does not know a new deployment at once.
    if (answer.ok) {
      const { status, status_text: text } = (await answer.json()) as {
        readonly status?: unknown;
        readonly status_text?: unknown;
      };
      if (status === SUCCEEDED) return;
      if (status === FAILED)
        throw new DeploymentFailedError(
          `deployment ${id} of '${name}'`,
          `must succeed, received a failure${typeof text === 'string' && text !== '' ? `: ${text}` : ''}`,
          `read its log at ${site}/api/deployments/${id}/log`,
        );
    } else if (answer.status === 401 || answer.status === 403) {
      throw refused(name, answer.status, await answer.text());
    }
    await wait(pollMilliseconds / 1000, signal);
    if (signal?.aborted === true) throw stopped(name, `check ${site}/api/deployments/${id}`);
  }
  throw new DeploymentFailedError(
    `deployment ${id} of '${name}'`,
    `must end within ${timeoutSeconds} seconds, received no end`,
    `check ${site}/api/deployments/${id}, or pass a longer timeoutSeconds`,
  );
}

function stopped(name: string, resolution: string): DeploymentFailedError {
  return new DeploymentFailedError(
    `deployment of '${name}'`,
    'must be waited for, received a signal before its end',
    resolution,
  );
}

async function call(
  { name, token, signal }: Delivery,
  url: string,
  request: HttpRequest,
): Promise<HttpAnswer> {
  try {
    return await send(url, {
      ...request,
      headers: { ...request.headers, authorization: `Bearer ${token}` },
      ...(signal !== undefined && { signal }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw stopped(name, 'deploy the code again');
    throw new DeploymentFailedError(
      `deployment site of '${name}'`,
      `must answer at ${new URL(url).origin}, received no answer`,
      'deploy an isolated app from inside its network, and check that the app exists',
      error,
    );
  }
}

function refused(name: string, status: number, text: string): DeploymentFailedError {
  const detail = text.trim().slice(0, 200);
  return new DeploymentFailedError(
    `deployment site of '${name}'`,
    `must accept the package, received status ${status}${detail === '' ? '' : `: ${detail}`}`,
    resolutionOf(status, detail),
  );
}

function resolutionOf(status: number, detail: string): string {
  // The words of App Service for a caller outside of the network.
  if (status === 403 && /ip forbidden/i.test(detail)) return 'deploy an isolated app from inside its network';
  return status === 401 || status === 403
    ? 'give the principal that deploys the role Website Contributor on the app'
    : 'deploy again, or check the deployments of the app in the portal';
}

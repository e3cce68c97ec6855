import * as v from 'valibot';

import { DeploymentFailedError, InvalidConfigError } from '../errors.js';
import type { GetToken } from './deploy-options.js';
import { defaultTokens } from './entra-token.js';
import { formatValue } from '../validation/format-value.js';
import { type HttpAnswer, send } from './http.js';

/** Options of calls to the resource manager of Azure. */
export interface ResourceManagerOptions {
  /** Returns access tokens. @default the login that `@azure/identity` finds, or else that of the Azure CLI */
  readonly getToken?: GetToken;
  /** Address of the resource manager, for clouds other than the public one. @default `https://management.azure.com` */
  readonly endpoint?: string;
}

const keysSchema = v.object({
  masterKey: v.nullish(v.string()),
  functionKeys: v.optional(v.record(v.string(), v.string()), {}),
});

/** Keys of a function app. They are secrets. */
export interface HostKeys {
  /** Key of the administrator, which every function accepts; undefined where the app has none yet. */
  readonly masterKey: string | undefined;
  /** Keys that every function of the app accepts, by name. */
  readonly functionKeys: Readonly<Record<string, string>>;
}

/**
 * Lists the keys of a function app. Needs the right `Microsoft.Web/sites/host/listkeys/action`.
 * Source: learn.microsoft.com/rest/api/appservice/web-apps/list-host-keys
 * @param appId - Azure id of the app.
 * @throws DeploymentFailedError when Azure cannot be reached or refuses.
 * @example
 * const { functionKeys } = await listHostKeys('/subscriptions/…/providers/Microsoft.Web/sites/func-shop-prod');
 */
export async function listHostKeys(appId: string, options: ResourceManagerOptions = {}): Promise<HostKeys> {
  const answer = await post(appId, 'host/default/listkeys', options);
  const result = v.safeParse(keysSchema, await answer.json().catch(() => undefined));
  if (!result.success)
    throw new DeploymentFailedError(
      `keys of ${appId}`,
      'Azure must answer with keys, received something else',
      'try again later, or read them in the portal',
    );
  const { masterKey, functionKeys } = result.output;
  return { masterKey: masterKey ?? undefined, functionKeys };
}

/**
 * Has Azure read the triggers of an app again, after Terraform changed its package. Works for apps in a private network.
 * Source: learn.microsoft.com/azure/azure-functions/functions-deployment-technologies (trigger syncing)
 * @param appId - Azure id of the app.
 * @throws DeploymentFailedError when Azure cannot be reached or refuses.
 * @example
 * await syncTriggers('/subscriptions/…/providers/Microsoft.Web/sites/func-shop-prod');
 */
export async function syncTriggers(appId: string, options: ResourceManagerOptions = {}): Promise<void> {
  await post(appId, 'syncfunctiontriggers', options);
}

/**
 * Starts a function that no HTTP call starts. Returns when Azure has accepted the call: the function runs afterwards.
 * Source: learn.microsoft.com/azure/azure-functions/functions-manually-run-non-http
 * @param appId - Azure id of the app.
 * @param name - Name of the function: 1 to 127 letters, digits, `_` and `-`, of which the first is a letter.
 * @param input - What the trigger gives to the function, as JSON data.
 * @throws InvalidConfigError when the name is invalid.
 * @throws DeploymentFailedError when Azure cannot be reached or refuses.
 * @example
 * await startFunction('/subscriptions/…/sites/func-shop-prod', 'ticket-api_index', [{ _rebuild: true }]);
 */
export async function startFunction(
  appId: string,
  name: string,
  input: unknown,
  options: ResourceManagerOptions = {},
): Promise<void> {
  // A name such as '..' would make the call another one.
  if (!/^[a-z][\w-]{0,126}$/i.test(name))
    throw new InvalidConfigError('name of the function', [
      {
        path: 'name',
        value: formatValue(name),
        rule: "must be 1 to 127 letters, digits, '_' and '-', the first a letter",
        resolution: 'use the name in plan.resources',
      },
    ]);
  await post(
    appId,
    `hostruntime/admin/functions/${name}`,
    options,
    JSON.stringify({ input: JSON.stringify(input) }),
  );
}

/** Azure id of an app. Any other text could make the host of the URL another one, which would get the token. */
const APP_ID =
  /^\/subscriptions\/[\w-]+\/resourceGroups\/[\w.()-]+\/providers\/Microsoft\.Web\/sites\/[\w-]+$/i;

async function post(
  appId: string,
  action: string,
  { getToken = defaultTokens(), endpoint = 'https://management.azure.com' }: ResourceManagerOptions,
  body?: string,
): Promise<HttpAnswer> {
  if (!APP_ID.test(appId))
    throw new DeploymentFailedError(
      'id of the app',
      `must be the Azure id of a function app, received ${formatValue(appId)}`,
      "read it with 'az functionapp show', and check who can write the state",
    );
  const path = `${appId}/${action}`;
  const token = await getToken('https://management.azure.com/.default');
  const answer = await send(`${endpoint}${path}?api-version=2024-04-01`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? { 'content-length': '0' } : { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  }).catch((error: unknown) => {
    throw new DeploymentFailedError(
      new URL(endpoint).host,
      'must be reachable, received no answer',
      'check the network and HTTPS_PROXY',
      error,
    );
  });
  if (answer.ok) return answer;
  const detail = (await answer.text()).trim().slice(0, 300);
  throw new DeploymentFailedError(
    path,
    `Azure must accept the call, received status ${answer.status}${detail === '' ? '' : `: ${detail}`}`,
    RESOLUTIONS.get(answer.status) ?? 'try again later',
  );
}

const RESOLUTIONS: ReadonlyMap<number, string> = new Map([
  [401, "log in to the tenant of the app with 'az login'"],
  [403, 'give the principal the role Website Contributor on the app'],
  [404, 'deploy the app and its code first'],
]);

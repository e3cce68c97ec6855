import { setTimeout as sleep } from 'node:timers/promises';

import * as v from 'valibot';

import { DeploymentFailedError, InvalidConfigError } from '../../errors.js';
import type { JsonObject, JsonValue } from '../../plan/json.js';
import { formatValue } from '../../validation/format-value.js';
import type { GetToken } from '../deploy-options.js';
import { type HttpAnswer, send } from '../http.js';
import type { DefaultTtl } from './cosmos-item.js';

/** Properties of a container that decide how items are written. */
export interface ContainerProperties {
  /** Paths of the partition key, such as `['/id']`; several for a hierarchical key. */
  readonly partitionKey: readonly string[];
  readonly defaultTtl: DefaultTtl;
}

/** Items of one answer. */
export interface ItemPage {
  readonly items: readonly JsonObject[];
  /** Place of the next page; undefined after the last one. */
  readonly continuation: string | undefined;
}

/** A container of Cosmos DB. */
export interface CosmosContainer {
  /** Such as `https://cosmos-shop.documents.azure.com/dbs/order-db/colls/order`. */
  readonly address: string;
  /** Returns the time of the last answer, in seconds since 1970 by Azure's clock. */
  now(): number;
  properties(): Promise<ContainerProperties>;
  /** Returns the next items of all partitions. */
  page(continuation: string | undefined): Promise<ItemPage>;
  /** Returns the id of an item that was written in this second or later; undefined for none. */
  writtenSince(second: number): Promise<string | undefined>;
  /** Returns the item of an id and a partition; undefined where it does not exist. */
  read(id: string, partitionKey: readonly JsonValue[]): Promise<JsonObject | undefined>;
  /** Creates an item. Returns false where the container has its id, or a value that must be unique. */
  create(item: JsonObject, partitionKey: readonly JsonValue[]): Promise<boolean>;
}

/** Circumstances of the calls to a container. */
export interface ContainerOptions {
  /** Right that is missing where Azure answers 403. */
  readonly role: string;
  readonly getToken: GetToken;
  /** Request units that the calls may take in a second. */
  readonly requestUnitsPerSecond: number | undefined;
  readonly signal: AbortSignal | undefined;
}

const ADDRESS = /^\/dbs\/[^/]+\/colls\/[^/]+$/;
/** Hosts of Cosmos DB in all clouds. Any other one could ask for a token. */
const AZURE = /^[a-z0-9-]+\.documents\.azure\.(?:com|us|cn)$/;
const THIS_MACHINE = ['127.0.0.1', 'localhost', '[::1]'];

/** Version of the REST API that `@azure/cosmos` 4.9 sends. It knows hierarchical partition keys. */
const VERSION = '2020-07-15';
/** Items of one page. Azure sends fewer where they are large: an answer has at most 4 MB. */
const PAGE = 1000;
/** Milliseconds for which one token is used. The Azure CLI returns tokens that are good for five minutes or more. */
const TOKEN_LIFE = 240_000;
/** Seconds after which one call counts as not answered. */
const PATIENCE = 60;
/** Attempts of a call that Azure did not serve. */
const ATTEMPTS = 8;
/** Status codes that pass. Source: learn.microsoft.com/rest/api/cosmos-db/http-status-codes-for-cosmosdb */
const PASSING = [408, 410, 449, 500, 502, 503, 504];

const propertiesSchema = v.object({
  partitionKey: v.object({ paths: v.array(v.string()) }),
  defaultTtl: v.optional(v.number()),
});
const item = v.custom<JsonObject>((value) => v.is(v.looseObject({ id: v.string() }), value));
const pageSchema = v.object({ Documents: v.array(item) });
const idsSchema = v.object({ Documents: v.array(v.string()) });

/**
 * Returns the canonical address of a container.
 * @throws InvalidConfigError when it is not an HTTPS URL of a container in Azure, or a URL of one on this machine.
 */
export function parseContainerAddress(given: string, option: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isPermitted =
    url !== undefined &&
    (url.protocol === 'https:' ? AZURE.test(url.host) : url.protocol === 'http:' && isLocal(url));
  const path = url?.pathname.replace(/\/$/, '') ?? '';
  if (isPermitted && ADDRESS.test(path)) return `${url.origin}${path}`;
  throw new InvalidConfigError('arguments of copyData', [
    {
      path: option,
      value: formatValue(given),
      rule: 'must be the URL of a container of Cosmos DB',
      resolution: "write it like 'https://ACCOUNT.documents.azure.com/dbs/DATABASE/colls/CONTAINER'",
    },
  ]);
}

function isLocal({ hostname }: URL): boolean {
  return THIS_MACHINE.includes(hostname);
}

/** Opens a container by the REST API, with Entra ID, or without a login on this machine. Calls wait for Azure where it is busy. */
export function openContainer(address: string, options: ContainerOptions): CosmosContainer {
  const call = caller(address, options);
  const query = async (text: string, parameters: readonly object[], continuation?: string) => {
    const answer = await call('/docs', {
      method: 'POST',
      headers: {
        'content-type': 'application/query+json',
        'x-ms-documentdb-isquery': 'True',
        'x-ms-documentdb-query-enablecrosspartition': 'True',
        // A container without an index is read all the same.
        'x-ms-documentdb-query-enable-scan': 'True',
        'x-ms-max-item-count': String(PAGE),
        ...(continuation !== undefined && { 'x-ms-continuation': continuation }),
      },
      body: JSON.stringify({ query: text, parameters }),
    });
    return { body: answer.body, continuation: answer.header('x-ms-continuation') };
  };
  return {
    address,
    now: call.now,
    async properties() {
      const { partitionKey, defaultTtl } = read(propertiesSchema, (await call('')).body, address);
      return { partitionKey: partitionKey.paths, defaultTtl };
    },
    async page(continuation) {
      const answer = await query('SELECT * FROM c', [], continuation);
      return { items: read(pageSchema, answer.body, address).Documents, continuation: answer.continuation };
    },
    async writtenSince(second) {
      let continuation: string | undefined;
      do {
        const parameters = [{ name: '@since', value: second }];
        const answer = await query(
          'SELECT VALUE c.id FROM c WHERE c._ts >= @since',
          parameters,
          continuation,
        );
        const [first] = read(idsSchema, answer.body, address).Documents;
        if (first !== undefined) return first;
        continuation = answer.continuation;
      } while (continuation !== undefined);
      return undefined;
    },
    async read(id, partitionKey) {
      const answer = await call(
        `/docs/${encodeURIComponent(id)}`,
        { headers: partitionHeader(partitionKey) },
        [404],
      );
      return answer.status === 404 ? undefined : read(item, answer.body, address);
    },
    async create(created, partitionKey) {
      const headers = { 'content-type': 'application/json', ...partitionHeader(partitionKey) };
      const answer = await call('/docs', { method: 'POST', headers, body: JSON.stringify(created) }, [409]);
      return answer.status !== 409;
    },
  };
}

/** A header is ASCII. */
function partitionHeader(partitionKey: readonly JsonValue[]): Record<string, string> {
  const text = JSON.stringify(partitionKey).replaceAll(
    /[^\x20-\x7e]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return { 'x-ms-documentdb-partitionkey': text };
}

function read<T>(schema: v.GenericSchema<unknown, T>, body: unknown, address: string): T {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  throw new DeploymentFailedError(
    address,
    'Cosmos DB must answer as its REST API says, received something else',
    'check the address, and what is between this machine and Azure',
  );
}

interface ContainerRequest {
  readonly method?: 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface ContainerAnswer {
  readonly status: number;
  readonly body: unknown;
  header(name: string): string | undefined;
}

/** Returns the function that sends requests: paced, repeated where Azure is busy, and refused with a sentence where it refuses. */
function caller(address: string, { role, getToken, requestUnitsPerSecond, signal }: ContainerOptions) {
  const { origin, host, protocol } = new URL(address);
  const authorization = protocol === 'http:' ? undefined : tokens(`${origin}/.default`, getToken);
  let second = 0;
  /** Time before which the request units of earlier calls are not over. */
  let free = 0;
  const call = async (
    path: string,
    request: ContainerRequest = {},
    expected: readonly number[] = [],
  ): Promise<ContainerAnswer> => {
    for (let attempt = 1; ;) {
      await pause(free - Date.now(), signal);
      const answer = await attempted(`${address}${path}`, request, authorization);
      const date = answer.headers?.get('date');
      if (date != null) second = Math.floor(Date.parse(date) / 1000);
      if (requestUnitsPerSecond !== undefined) {
        const charge = Number(answer.headers?.get('x-ms-request-charge') ?? 0);
        free = Math.max(free, Date.now()) + (charge / requestUnitsPerSecond) * 1000;
      }
      if (answer.ok || expected.includes(answer.status)) {
        const header = (name: string) => answer.headers?.get(name) ?? undefined;
        return { status: answer.status, body: answer.body, header };
      }
      if (answer.status === 429) {
        // The container has no request units left. It does not get less busy by giving up.
        await pause(Number(answer.headers?.get('x-ms-retry-after-ms') ?? 1000), signal);
      } else if ((answer.status === 0 || PASSING.includes(answer.status)) && attempt < ATTEMPTS) {
        attempt += 1;
        await pause(125 * 2 ** attempt, signal);
      } else throw refused(answer, host, address, role);
    }
  };
  return Object.assign(call, { now: () => second });
}

/**
 * Returns the values of the header `authorization`, each for some minutes. As in `@azure/cosmos` 4.9, the scope is the account, or else, in tenants
 * that do not know it, the service.
 */
function tokens(scope: string, getToken: GetToken): () => Promise<string> {
  let known: Promise<string> | undefined;
  let end = 0;
  return () => {
    if (known === undefined || Date.now() > end) {
      end = Date.now() + TOKEN_LIFE;
      known = getToken(scope)
        .catch(() => getToken('https://cosmos.azure.com/.default'))
        .then((token) => encodeURIComponent(`type=aad&ver=1.0&sig=${token}`));
    }
    return known;
  };
}

/** Answer to one request, with its whole body. Status 0 stands for a request without an answer. */
interface Attempted {
  readonly ok: boolean;
  readonly status: number;
  readonly headers?: HttpAnswer['headers'];
  readonly body: unknown;
}

async function attempted(
  url: string,
  request: ContainerRequest,
  authorization: (() => Promise<string>) | undefined,
): Promise<Attempted> {
  const headers = {
    ...request.headers,
    ...(authorization !== undefined && { authorization: await authorization() }),
    'x-ms-version': VERSION,
    'x-ms-date': new Date().toUTCString(),
  };
  try {
    const answer = await send(url, { ...request, headers, signal: AbortSignal.timeout(PATIENCE * 1000) });
    const text = await answer.text();
    return { ok: answer.ok, status: answer.status, headers: answer.headers, body: jsonOf(text) };
  } catch (error) {
    const { cause, message } = error as Error;
    return { ok: false, status: 0, body: cause instanceof Error ? cause.message : message };
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Waits. @throws DeploymentFailedError when the signal aborts. */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  if (milliseconds > 0)
    await sleep(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  if (signal?.aborted === true)
    throw new DeploymentFailedError(
      'copy',
      'must run to its end, received a signal',
      'run it again: it goes on where it stopped',
    );
}

function refused(
  { status, body }: Attempted,
  host: string,
  address: string,
  role: string,
): DeploymentFailedError {
  if (status === 0)
    return new DeploymentFailedError(
      host,
      `must answer, received ${String(body)}`,
      'check the name of the account, the network and HTTPS_PROXY; run the copy inside of the network of a private account',
    );
  const { message } = v.is(v.object({ message: v.string() }), body) ? body : { message: '' };
  const detail = message.split(/\r?\n/)[0]?.slice(0, 300) ?? '';
  return new DeploymentFailedError(
    address,
    `Cosmos DB must accept the call, received status ${status}${detail === '' ? '' : `: ${detail}`}`,
    resolutionOf(status, role),
  );
}

function resolutionOf(status: number, role: string): string {
  switch (status) {
    case 401:
      return "log in again with 'az login'";
    case 403:
      return `give the principal the data role '${role}' on the account, and let the account take calls from its network`;
    case 404:
      return 'check the names of the database and the container';
    default:
      return 'run the copy again: it goes on where it stopped';
  }
}

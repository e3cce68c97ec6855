import * as v from 'valibot';

import { CopyStoppedError, InvalidConfigError } from '../../errors.js';
import type { JsonObject } from '../../plan/json.js';
import { formatValue } from '../../validation/format-value.js';
import { parse } from '../../validation/parse.js';
import { wholeNumber } from '../../validation/rule.js';
import type { GetToken } from '../deploy-options.js';
import { defaultTokens } from '../entra-token.js';
import {
  type ContainerProperties,
  type CosmosContainer,
  openContainer,
  parseContainerAddress,
  pause,
} from './cosmos-container.js';
import {
  contentOf,
  expiryOf,
  hasSameContent,
  idOf,
  livesAsLong,
  partitionKeyOf,
  writtenAt,
} from './cosmos-item.js';

/** Number of items that were read in one pass. */
export interface CopyCount {
  readonly items: number;
  /** Those that never expire. */
  readonly lasting: number;
}

/** State of a copy, as plain JSON. A copy that was interrupted goes on from it. */
export interface CopyCheckpoint {
  readonly from: string;
  readonly to: string;
  /** Second since 1970, by Azure's clock, from which on nothing may write to the source: 10 seconds before the copy began. */
  readonly since: number;
  /** `copy` creates the items, `verify` reads all again and compares, and `done` is after both. */
  readonly pass: 'copy' | 'verify' | 'done';
  /** Place of the next page in this pass; null for the first one. */
  readonly continuation: string | null;
  readonly copied: CopyCount;
  readonly verified: CopyCount;
}

/** Options of {@link copyData}. */
export interface CopyDataOptions {
  /** Returns access tokens. @default the login that `@azure/identity` finds, or else that of the Azure CLI */
  readonly getToken?: GetToken;
  /** Last checkpoint of a copy that was interrupted. @default begins anew */
  readonly checkpoint?: CopyCheckpoint | undefined;
  /** Called after each page: keep what it gets, so that the copy can go on. @default an interrupted copy begins anew */
  readonly onCheckpoint?: ((checkpoint: CopyCheckpoint) => void) | undefined;
  /** Request units that the copy may take from each container in a second: 1 to 1,000,000. @default as many as Azure gives */
  readonly requestUnitsPerSecond?: number | undefined;
  /** Stops the copy when it aborts. @default runs to its end */
  readonly signal?: AbortSignal | undefined;
}

/** Result of {@link copyData}. */
export interface CopiedData {
  readonly from: string;
  readonly to: string;
  /** Items of the source. Each is in the target with the same content. */
  readonly items: number;
}

const ROLES = { source: 'Cosmos DB Built-in Data Reader', target: 'Cosmos DB Built-in Data Contributor' };

/** Items that are written at once. Each is a call of its own, so that a large one does not hold up others. */
const AT_ONCE = 32;
/** Seconds before the copy in which nothing may write to the source either. More than Azure's clocks differ. */
const QUIET = 10;
/** Seconds before the expiry of an item in which its absence in the target does not count. */
const ABOUT_TO_EXPIRE = 60;

const count = v.strictObject({ items: v.number(), lasting: v.number() });
const checkpointSchema: v.GenericSchema<unknown, CopyCheckpoint> = v.strictObject({
  from: v.string(),
  to: v.string(),
  since: v.number(),
  pass: v.picklist(['copy', 'verify', 'done']),
  continuation: v.nullable(v.string()),
  copied: count,
  verified: count,
});

/**
 * Copies the items of one container of Cosmos DB to another one, whose writers are stopped. Items are created and never replaced: an item that the
 * target has with the same content is passed over, so that an interrupted copy can run again. Afterwards all items are read again and compared.
 * Each copy lives as long as its original would. Stored procedures and triggers are not copied.
 *
 * The principal needs the data roles Cosmos DB Built-in Data Reader on the source and Cosmos DB Built-in Data Contributor on the target.
 * Source: learn.microsoft.com/azure/cosmos-db/how-to-setup-rbac
 * @param from - URL of the source.
 * @param to - URL of the target. Its partition key may differ.
 * @throws InvalidConfigError when a URL, an option or the checkpoint is invalid.
 * @throws CopyStoppedError when the target has another item under an id, something wrote to the source meanwhile, or items would live shorter.
 * @throws DeploymentFailedError when Azure cannot be reached or refuses, or the signal aborts.
 * @example
 * const { items } = await copyData(
 *   'https://cosmos-old.documents.azure.com/dbs/order-db/colls/order',
 *   'https://cosmos-new.documents.azure.com/dbs/order-db/colls/order',
 * );
 */
export async function copyData(from: string, to: string, options: CopyDataOptions = {}): Promise<CopiedData> {
  const { getToken = defaultTokens(), signal, onCheckpoint } = options;
  const shared = { getToken, signal, requestUnitsPerSecond: parseBudget(options.requestUnitsPerSecond) };
  const source = openContainer(parseContainerAddress(from, 'from'), { ...shared, role: ROLES.source });
  const target = openContainer(parseContainerAddress(to, 'to'), { ...shared, role: ROLES.target });
  if (source.address === target.address)
    throw invalid('to', to, 'must be another container than the source', 'name another one');
  const sides = { source, target, sourceIs: await source.properties(), targetIs: await target.properties() };
  checkTtl(sides);
  let state =
    options.checkpoint === undefined ? await begin(sides) : parseCheckpoint(options.checkpoint, sides);
  while (state.pass !== 'done') {
    state = await handlePage(sides, state);
    onCheckpoint?.(state);
    await pause(0, signal);
  }
  await refuseChanges(sides, state);
  return { from: source.address, to: target.address, items: state.verified.items };
}

/** Both containers of a copy. */
interface Sides {
  readonly source: CosmosContainer;
  readonly target: CosmosContainer;
  readonly sourceIs: ContainerProperties;
  readonly targetIs: ContainerProperties;
}

/** @throws CopyStoppedError when something wrote to the source just now. */
async function begin({ source, target }: Sides): Promise<CopyCheckpoint> {
  const none: CopyCount = { items: 0, lasting: 0 };
  const state: CopyCheckpoint = {
    from: source.address,
    to: target.address,
    since: source.now() - QUIET,
    pass: 'copy',
    continuation: null,
    copied: none,
    verified: none,
  };
  await refuseWrites(source, state);
  return state;
}

/** Copies or compares the next page of the source. Returns the state after it. */
async function handlePage(sides: Sides, state: CopyCheckpoint): Promise<CopyCheckpoint> {
  const { source, sourceIs } = sides;
  const { items, continuation = null } = await source.page(state.continuation ?? undefined);
  const handle = state.pass === 'copy' ? copyItem : compareItem;
  await forEach(items, async (item) => {
    if (!(writtenAt(item) < state.since)) throw wasWritten(source, idOf(item), state);
    await handle(item, sides);
  });
  const lasting = items.filter((item) => expiryOf(item, sourceIs.defaultTtl) === undefined).length;
  const [count, next] =
    state.pass === 'copy' ? (['copied', 'verify'] as const) : (['verified', 'done'] as const);
  return {
    ...state,
    continuation,
    pass: continuation === null ? next : state.pass,
    [count]: { items: state[count].items + items.length, lasting: state[count].lasting + lasting },
  };
}

async function copyItem(item: JsonObject, sides: Sides): Promise<void> {
  const { source, target, targetIs } = sides;
  const expiry = expiryOf(item, targetIs.defaultTtl);
  const rest = expiry === undefined ? undefined : expiry - source.now();
  if (rest !== undefined && rest <= 0) return;
  const created = { ...contentOf(item), ...(rest !== undefined && { ttl: rest }) };
  if (!(await target.create(created, partitionKeyOf(item, targetIs.partitionKey))))
    await compareItem(item, sides);
}

/** @throws CopyStoppedError when the target does not have an item of the source as it is. */
async function compareItem(item: JsonObject, { source, target, targetIs }: Sides): Promise<void> {
  const expiry = expiryOf(item, targetIs.defaultTtl);
  const copy = await target.read(idOf(item), partitionKeyOf(item, targetIs.partitionKey));
  if (copy === undefined && expiry !== undefined && expiry <= source.now() + ABOUT_TO_EXPIRE) return;
  if (copy !== undefined && hasSameContent(item, copy, expiry !== undefined)) return;
  throw new CopyStoppedError(
    target.address,
    copy === undefined
      ? `it must take item ${formatValue(idOf(item))} of the source, received a conflict with a unique key, or a deletion meanwhile`
      : `item ${formatValue(idOf(item))} must be that of the source, received other content`,
    'nothing was replaced. Delete or rename the item that is wrong, and run the copy again',
  );
}

/** @throws CopyStoppedError when something wrote to the source, or deleted there, while it was copied. */
async function refuseChanges({ source }: Sides, state: CopyCheckpoint): Promise<void> {
  await refuseWrites(source, state);
  const deleted = state.copied.lasting - state.verified.lasting;
  if (deleted !== 0)
    throw new CopyStoppedError(
      source.address,
      `it must have the ${state.copied.lasting} items that were copied and do not expire, received ${state.verified.lasting}`,
      STOP_WRITERS,
    );
}

/** @throws CopyStoppedError when something wrote to the source. */
async function refuseWrites(source: CosmosContainer, state: CopyCheckpoint): Promise<void> {
  const written = await source.writtenSince(state.since);
  if (written !== undefined) throw wasWritten(source, written, state);
}

const STOP_WRITERS =
  'stop what writes to the source, delete the changed items from the target, and copy again without the checkpoint (--restart)';

function wasWritten({ address }: CosmosContainer, id: string, { since }: CopyCheckpoint): CopyStoppedError {
  return new CopyStoppedError(
    address,
    `nothing may write to the source since ${new Date(since * 1000).toISOString()}, ${QUIET} seconds before the copy began, received a write of item ${formatValue(id)}`,
    STOP_WRITERS,
  );
}

function checkTtl({ target, sourceIs, targetIs }: Sides): void {
  const text = ({ defaultTtl }: ContainerProperties) => defaultTtl ?? 'none';
  if (!livesAsLong(sourceIs.defaultTtl, targetIs.defaultTtl))
    throw new CopyStoppedError(
      target.address,
      `its ttl must let items live as long as that of the source, which is ${text(sourceIs)}, received ${text(targetIs)}`,
      'deploy the target with the ttl of the source, copy, and change the ttl afterwards',
    );
}

function parseCheckpoint(given: CopyCheckpoint, { source, target }: Sides): CopyCheckpoint {
  const result = v.safeParse(checkpointSchema, given);
  if (!result.success || result.output.from !== source.address || result.output.to !== target.address)
    throw invalid(
      'checkpoint',
      result.success ? `${result.output.from} to ${result.output.to}` : given,
      'must be of a copy between the same containers, by this version',
      'leave it out (--restart): the copy begins anew',
    );
  return result.output;
}

const budgetSchema = v.strictObject({ requestUnitsPerSecond: wholeNumber('a budget', 1, 1_000_000) });

function parseBudget(requestUnitsPerSecond: number | undefined): number | undefined {
  return requestUnitsPerSecond === undefined
    ? undefined
    : parse(budgetSchema, { requestUnitsPerSecond }, 'options of copyData').requestUnitsPerSecond;
}

function invalid(path: string, value: unknown, rule: string, resolution: string): InvalidConfigError {
  return new InvalidConfigError('options of copyData', [
    { path, value: formatValue(value), rule, resolution },
  ]);
}

/** Calls a function for all items, some at once. The first failure ends it. */
async function forEach<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const work = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift())
      await act(item).catch((error: unknown) => {
        left.length = 0;
        throw error;
      });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

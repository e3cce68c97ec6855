import { isItemId } from './parse-item.js';
import type { ApiManifest } from './contract/manifest.js';
import * as edits from './edits.js';
import type { Task } from './edits.js';
import { httpEtag } from './etag.js';
import type { ApiRequest, ApiResponse } from './exchange.js';
import { isObject } from './hidden-fields.js';
import { publicItem } from './item.js';
import { partitionOfBatch } from './partition.js';
import { badRequest, type Fault, Problem } from './problem.js';
import { MAX_DEPTH, readBody } from './read-body.js';
import type { Scalar } from './scalar.js';
import { type Change, StoreError, type StoredItem } from './store.js';
import { toProblem } from './to-problem.js';

/** Source: learn.microsoft.com/azure/cosmos-db/nosql/transactional-batch#limitations */
const MAX_OPERATIONS = 100;

/** Levels around the body of an operation: `{"operations":[{"body":…}]}`. */
const LEVELS_AROUND = 3;

/** Operations of a batch, and the status of each that succeeds. */
const STATUSES = { create: 201, update: 200, patch: 200, delete: 204 } as const;

type Name = keyof typeof STATUSES;

/** One operation, in the form that a caller sent. */
interface Given {
  readonly operation: Name;
  /** Empty for `create`. */
  readonly id: string;
  /** Null: the item may have any ETag. */
  readonly ifMatch: string | null;
  /** Empty for `delete`. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** One operation whose body was checked. */
interface Step extends Pick<Given, 'operation' | 'ifMatch'> {
  /** Undefined for a new item whose body does not have one. */
  readonly id: string | undefined;
  /** Returns the change to an item that was read, after the hook of the API. */
  readonly change: (found: StoredItem | undefined) => Promise<Change>;
}

/**
 * Makes several changes in one partition, all or none. Each follows the rules of the single operation, and an error names the
 * operation that it is about. Hooks run one after the other, before the transaction.
 */
export async function batch(task: Task, request: ApiRequest): Promise<ApiResponse> {
  const { api, store, bounds } = task;
  const partition = partitionOfBatch(api, request, bounds);
  const given = parseBatch(api, await readBody(request, MAX_DEPTH + LEVELS_AROUND));
  const steps: Step[] = [];
  for (const [index, one] of given.entries())
    steps.push(await inOperation(index, () => stepOf(task, one, partition)));
  checkOnce(steps);
  for (let attempt = 1; ; attempt += 1) {
    const changes = await changesOf(task, steps, partition);
    try {
      const stored = await store.transact(changes, partition);
      const results = steps.map(({ operation }, index) => resultOf(api, operation, stored[index]));
      return { status: 200, headers: { 'cache-control': 'no-store' }, body: { results } };
    } catch (error) {
      if (!(error instanceof StoreError) || error.index === undefined) throw error;
      const wanted = steps[error.index]?.ifMatch ?? null;
      await inOperation(error.index, () => {
        if (error.kind !== 'changed') throw toProblem(error);
        edits.checkAgain(wanted, attempt);
      });
    }
  }
}

function stepOf(task: Task, { operation, id, ifMatch, body }: Given, partition: Scalar): Step {
  if (operation === 'create') {
    const fields = edits.fieldsIn(task, partition, body);
    const change = async (): Promise<Change> => ({ kind: 'create', item: await edits.create(task, fields) });
    // `fieldsIn` checked the id.
    return { operation, ifMatch, id: fields['id'] as string | undefined, change };
  }
  const target = { id, partition };
  const edit = operation === 'delete' ? edits.remove(task, target) : edits[operation](task, target, body);
  return {
    operation,
    ifMatch,
    id,
    change: async (stored) => {
      const found = edits.visible(task.bounds, stored);
      edits.checkPrecondition(ifMatch, found);
      return edit(found);
    },
  };
}

/** Reads the items that exist, and returns what becomes of all. */
async function changesOf({ store }: Task, steps: readonly Step[], partition: Scalar): Promise<Change[]> {
  const items = await Promise.all(
    steps.map(async ({ operation, id }) =>
      operation === 'create' || id === undefined ? undefined : store.read(id, partition),
    ),
  );
  const changes: Change[] = [];
  for (const [index, { change }] of steps.entries())
    changes.push(await inOperation(index, () => change(items[index])));
  return changes;
}

function resultOf(api: ApiManifest, operation: Name, stored: StoredItem | undefined): object {
  const status = STATUSES[operation];
  // A softly deleted item is stored, and gone for callers.
  if (stored === undefined || operation === 'delete') return { status };
  return { status, etag: httpEtag(stored.etag), item: publicItem(api, stored) };
}

/** A transaction makes one change of an item, because each is made to the item before the batch. */
function checkOnce(steps: readonly Step[]): void {
  const known = new Set<string>();
  const faults = steps.flatMap(({ id }, index) => {
    if (id === undefined) return [];
    const isRepeated = known.has(id);
    known.add(id);
    return isRepeated ? [fault(index, '', 'Another operation of the batch has this id.')] : [];
  });
  if (faults.length > 0) throw badRequest(faults);
}

/** Returns the operations of a body. @throws Problem 400 with everything that is wrong in their form. */
function parseBatch(api: ApiManifest, { operations, ...rest }: Record<string, unknown>): Given[] {
  const unknown = Object.keys(rest).map((name) => ({
    at: `/${name}`,
    detail: 'It is not a field of a batch.',
  }));
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > MAX_OPERATIONS)
    throw badRequest([
      ...unknown,
      { at: '/operations', detail: `It must be a list of 1 to ${MAX_OPERATIONS} operations.` },
    ]);
  const given: readonly unknown[] = operations;
  const faults = [...unknown, ...given.flatMap((one, index) => faultsIn(api, one, index))];
  if (faults.length > 0) throw badRequest(faults);
  // `faultsIn` checked the form.
  return (given as readonly (Partial<Given> & Pick<Given, 'operation'>)[]).map(
    ({ operation, id = '', ifMatch = null, body = {} }) => ({ operation, id, ifMatch, body }),
  );
}

function faultsIn(api: ApiManifest, given: unknown, index: number): Fault[] {
  const names = Object.keys(STATUSES).filter((name) => api.operations.some((own) => own === name));
  const one = isObject(given) ? given : {};
  const { operation, id, ifMatch, body } = one;
  if (!names.some((name) => name === operation))
    return [fault(index, '/operation', `It must be one of ${names.join(', ')}.`)];
  const allowed = ['operation', ...(operation === 'create' ? [] : ['id', 'ifMatch'])];
  if (operation !== 'delete') allowed.push('body');
  return [
    ...Object.keys(one)
      .filter((name) => !allowed.includes(name))
      .map((name) => fault(index, `/${name}`, `It is not a field of the operation ${String(operation)}.`)),
    ...(operation !== 'create' && !isItemId(api, id)
      ? [fault(index, '/id', 'It must be the id of an item.')]
      : []),
    ...(ifMatch === undefined || typeof ifMatch === 'string'
      ? []
      : [fault(index, '/ifMatch', 'It must be a string with an ETag.')]),
    ...(operation !== 'delete' && !isObject(body) ? [fault(index, '/body', 'It must be an object.')] : []),
  ];
}

function fault(index: number, at: string, detail: string): Fault {
  return { at: `/operations/${index}${at}`, detail };
}

/** Runs work for one operation. A problem in it names the operation. */
async function inOperation<T>(index: number, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // A failure is not about what the caller sent.
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    const { status, message, faults, headers } = error;
    throw new Problem(status, message, {
      headers,
      faults:
        faults.length === 0
          ? [fault(index, '', message)]
          : faults.map(({ at, detail }) => fault(index, `/body${at}`, detail)),
    });
  }
}

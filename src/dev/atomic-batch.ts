/** One operation of a transaction, as the SDK of Cosmos DB sends it. */
export interface SentOperation {
  readonly operationType: string;
  readonly id?: string;
  readonly ifMatch?: string;
  readonly resourceBody?: StoredDocument;
}

/** An item of a container. */
export interface StoredDocument {
  readonly id: string;
  readonly _etag?: string;
  readonly [field: string]: unknown;
}

/** Partition key and unique keys of a container. */
export interface ContainerKeys {
  /** Paths of the partition key. */
  readonly partition: readonly string[];
  /** Paths with unique values. The emulator has no unique keys of several paths. */
  readonly unique: readonly string[];
}

/** Status of an operation that was not made because another one failed. */
const DEPENDS = 424;

/**
 * Returns the status of each operation of a transaction that fails; undefined if none does. The emulator makes operations
 * until one fails, and keeps those. Cosmos DB makes all or none.
 * Source: learn.microsoft.com/azure/cosmos-db/nosql/transactional-batch
 * @param items - All items of the partition.
 * @param values - Value of the partition key in the request.
 */
export function failedStatuses(
  items: readonly StoredDocument[],
  operations: readonly SentOperation[],
  keys: ContainerKeys,
  values: readonly unknown[],
): number[] | undefined {
  const stored = new Map(items.map((item) => [item.id, item]));
  for (const [index, operation] of operations.entries()) {
    const status = statusOf(stored, operation, keys, values);
    if (status >= 400) return operations.map((_, at) => (at === index ? status : DEPENDS));
    const { operationType, resourceBody } = operation;
    if (operationType === 'Delete') stored.delete(operation.id ?? '');
    else if (resourceBody !== undefined) stored.set(resourceBody.id, resourceBody);
  }
  return undefined;
}

function statusOf(
  stored: ReadonlyMap<string, StoredDocument>,
  { operationType, id, ifMatch, resourceBody }: SentOperation,
  { partition, unique }: ContainerKeys,
  values: readonly unknown[],
): number {
  const found = stored.get(resourceBody?.id ?? id ?? '');
  if (operationType === 'Create' && found !== undefined) return 409;
  if (['Replace', 'Delete', 'Read'].includes(operationType) && found === undefined) return 404;
  if (ifMatch !== undefined && found !== undefined && found._etag !== ifMatch) return 412;
  if (resourceBody === undefined) return ['Delete', 'Read'].includes(operationType) ? 200 : 400;
  if (!['Create', 'Replace', 'Upsert'].includes(operationType)) return 400;
  if (partition.some((path, index) => valueAt(resourceBody, path) !== values[index])) return 400;
  const isTaken = [...stored.values()].some(
    (other) =>
      other.id !== resourceBody.id &&
      unique.some((path) => valueAt(other, path) === valueAt(resourceBody, path)),
  );
  return isTaken ? 409 : 200;
}

function valueAt(item: StoredDocument, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined,
      item,
    );
}

/** Order of writes: a transaction runs alone, and others beside each other. */
export class WriteOrder {
  readonly #running = new Set<Promise<void>>();
  #transaction: Promise<void> = Promise.resolve();

  /** Runs a write after the transaction that is running. */
  write(run: () => Promise<void>): Promise<void> {
    const done = this.#transaction.then(run).finally(() => this.#running.delete(done));
    this.#running.add(done);
    return done;
  }

  /** Runs a transaction after everything that is running. */
  transaction(run: () => Promise<void>): Promise<void> {
    const before = Promise.allSettled([this.#transaction, ...this.#running]);
    this.#transaction = before.then(run);
    return this.#transaction;
  }
}

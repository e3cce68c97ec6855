import { isDeepStrictEqual } from 'node:util';

import type { Bound } from './bounds.js';
import { validateItemField } from './parse-item.js';
import { apiSettings } from './contract/api-settings.js';
import type { Caller } from './contract/caller.js';
import type { DataManifest } from './contract/data.js';
import { HOOK_SECONDS, type HookName, type HookServices } from './contract/hooks.js';
import type { CallLog } from './exchange.js';
import { isFixed, publicItem, withFields } from './item.js';
import type { ApiManifest } from './contract/manifest.js';
import { dataOpener, settingOf } from './open-data.js';
import { ownValue } from './own-value.js';
import { Problem } from './problem.js';
import type { UserModule } from './user-module.js';

/** An item as it is stored. */
type Item = Readonly<Record<string, unknown>>;

/** One call of an API whose hooks run. */
export interface HookCall {
  readonly api: ApiManifest;
  readonly bounds: readonly Bound[];
  readonly caller: Caller | undefined;
  readonly log: CallLog;
}

/**
 * Runs a hook before a change.
 * @param item - The item as it would be stored, or the one that would be deleted.
 * @param before - The stored item that `beforeUpdate` changes.
 * @returns The item with the fields that the hook filled in.
 */
export type RunHook = (name: HookName, item: Item, before?: Item) => Promise<Item>;

/** Returns what runs the hooks of an API in a call. An API without hooks stores items as they are. */
export function hookRunner(module: UserModule | undefined, { api, bounds, caller, log }: HookCall): RunHook {
  const { hooks } = api;
  if (module === undefined || hooks === undefined) return (_name, item) => Promise.resolve(item);
  const services = { caller, openContainer: dataOpener(api.name, dataOf(api)), problem };
  const shownItem = (item: Item) => structuredClone(publicItem(api, { item }));
  const inTime = timeLimit(hooks.timeoutSeconds ?? HOOK_SECONDS);
  return async (name, item, before) => {
    if (!hooks.names.includes(name)) return item;
    const given = { ...services, ...(before && { before: shownItem(before) }) };
    const result = await inTime(name, async () => {
      const hook = await module.handler(name);
      return hook(shownItem(item), log, given);
    });
    return filledIn(api, bounds, name, item, result);
  };
}

/** Returns what runs hooks in a time that they have together. It cannot end code that does not wait, such as an endless loop. */
function timeLimit(seconds: number) {
  let remaining = seconds * 1000;
  return async (name: HookName, run: () => Promise<unknown>): Promise<unknown> => {
    const started = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      const error = new HookTimeout(name, seconds);
      timer = setTimeout(
        () => {
          reject(error);
        },
        Math.max(0, remaining),
      );
    });
    try {
      // A later answer of the hook has no effect, and a later error of it does not end the process.
      return await Promise.race([run(), late]);
    } finally {
      clearTimeout(timer);
      remaining -= performance.now() - started;
    }
  };
}

/** The answer to a call whose hook took too long. Nothing was changed. */
class HookTimeout extends Problem {
  /** For the log, which has the message and the code of an error. */
  readonly code: HookName;

  constructor(hook: HookName, seconds: number) {
    super(
      503,
      `The code of the API took longer than ${seconds} ${seconds === 1 ? 'second' : 'seconds'}. Nothing was changed.`,
      {
        headers: { 'retry-after': '5' },
      },
    );
    this.code = hook;
  }
}

/** Returns the data that hooks can open: that of the API itself, and of others. */
function dataOf(api: ApiManifest): DataManifest[] {
  const { endpoint, database, container } = apiSettings(api);
  const own = { component: api.name, setting: endpoint };
  return [{ ...own, database: settingOf(database), container: settingOf(container) }, ...(api.uses ?? [])];
}

function problem(...[status, detail, errors = []]: Parameters<HookServices['problem']>): Problem {
  if (!Number.isInteger(status) || status < 400 || status > 499)
    throw new RangeError(
      `problem(): the status must be from 400 to 499, received ${status}. Correct the hook.`,
    );
  return new Problem(status, detail, { faults: errors });
}

/**
 * Returns an item with the fields that a hook returned. A hook sets fields that callers cannot set.
 * @throws Error when the result does not fit the schema, or changes the id, the partition, the owner or a time of the service.
 */
function filledIn(
  api: ApiManifest,
  bounds: readonly Bound[],
  hook: HookName,
  item: Item,
  result: unknown,
): Item {
  if (result === undefined || hook === 'beforeDelete') return item;
  const refuse = (what: string) => new Error(`${hook} of '${api.name}': ${what}. Correct the hook.`);
  if (typeof result !== 'object' || result === null || Array.isArray(result))
    throw refuse('the result must be an object with fields, or undefined');
  const shown = publicItem(api, { item });
  const changes = Object.entries(result).filter(
    ([name, value]) => !isDeepStrictEqual(value, ownValue(shown, name)),
  );
  for (const [name, value] of changes) {
    if (isFixed(api, name) || bounds.some(({ field }) => field === name))
      throw refuse(`the field '${name}' cannot be changed`);
    const isRemoved = value === undefined && ownValue(api.schema, name)?.required !== true;
    const [fault] = isRemoved ? [] : validateItemField(api, name, value);
    if (fault !== undefined)
      throw refuse(`the field '${fault.at}' is not valid: ${fault.detail.slice(0, -1)}`);
  }
  if (!isJson(changes)) throw refuse('the result must be JSON');
  return withFields(api, item, changes);
}

/** Returns true if a value can be written as JSON: without circles and BigInts. */
function isJson(value: unknown): boolean {
  try {
    JSON.stringify(value);
    return true;
  } catch {
    return false;
  }
}

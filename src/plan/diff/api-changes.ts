import { type JsonObject, type JsonValue, ownValue } from '../json.js';
import type { PlannedComponent, ResourcePlan } from '../resource-plan.js';
import { accessChanges } from './access-changes.js';
import { isEqual, valueChange } from './compare-values.js';
import type { ApiChange } from './plan-diff.js';
import { renamedIds } from './renamed-ids.js';

const NEEDED = 'Items from before are answered without the field, and a PUT of them needs it.';
const NARROWED = 'Items with other values are answered as they are, and a PUT of them is refused.';
const GONE = 'Answers of the schema leave it out, and calls that send it are refused.';
const DEFAULTED = 'Items without the field are answered differently.';

/**
 * Returns the changes of APIs that endpoints do not show: callers that reach more, fields of CRUD APIs that stored items may not fit or
 * that callers lose, and APIs that look renamed.
 */
export function apiChanges(before: ResourcePlan | null, after: ResourcePlan): ApiChange[] {
  if (before === null) return [];
  const renamed = renamedIds(before, after);
  const was = new Map(before.components.map((each) => [renamed.get(each.id) ?? each.id, each]));
  const successors = successorsOf(was, after);
  for (const [id, old] of successors) was.set(id, old);
  return [
    ...accessChanges(was, before, after),
    ...[...successors].map(([id, { id: old }]) =>
      change(
        id,
        'id',
        old,
        id,
        `Both have the same container. Write renamedFrom: '${old}' if that is a rename.`,
      ),
    ),
    ...after.components.flatMap(({ id, type, config }) => {
      const old = was.get(id);
      if (type !== 'CrudApi' || old?.type !== type || isEqual(old.config['schema'], config['schema']))
        return [];
      return changesOf(id, 'schema', fieldsOf(old.config['schema']), fieldsOf(config['schema']));
    }),
  ];
}

/** Returns the APIs that are gone, each by the id of a new one that alone has its container. */
function successorsOf(
  was: ReadonlyMap<string, PlannedComponent>,
  { components }: ResourcePlan,
): Map<string, PlannedComponent> {
  const placeOf = ({ type, outputs, config }: PlannedComponent) =>
    type === 'CrudApi' && config['of'] === undefined
      ? JSON.stringify([outputs['database'], outputs['container']])
      : '';
  const ids = new Set(components.map(({ id }) => id));
  const gone = new Map([...was].flatMap(([id, old]) => (ids.has(id) ? [] : [[placeOf(old), old] as const])));
  return new Map(
    components.flatMap((each) => {
      const old = was.has(each.id) || placeOf(each) === '' ? undefined : gone.get(placeOf(each));
      return old === undefined ? [] : [[each.id, old] as const];
    }),
  );
}

/** Returns the changes of the fields of an item, or of an object in it. */
function changesOf(component: string, path: string, before: JsonObject, after: JsonObject): ApiChange[] {
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  const left = gone.map((name) =>
    change(component, `${path}.${name}`, ownValue(before, name), undefined, GONE),
  );
  const changes = Object.entries(after).flatMap(([name, field]) => {
    const at = `${path}.${name}`;
    const is = fieldOf(field);
    const old = ownValue(before, name);
    const was = old === undefined ? {} : fieldOf(old);
    const isNeeded =
      is['required'] === true && was['required'] !== true && is['default'] === undefined && name !== 'id';
    return [
      ...(isNeeded ? [change(component, `${at}.required`, was['required'], true, NEEDED)] : []),
      ...(old === undefined ? [] : narrowed(component, at, was, is)),
      ...(old === undefined || isEqual(was['default'], is['default'])
        ? []
        : [change(component, `${at}.default`, was['default'], is['default'], DEFAULTED)]),
    ];
  });
  return [...left, ...changes];
}

/** Returns what no longer fits of the values of a field. */
function narrowed(component: string, at: string, was: JsonObject, is: JsonObject): ApiChange[] {
  const options = Object.keys({ ...was, ...is }).filter((option) =>
    isNarrower(option, ownValue(was, option), ownValue(is, option)),
  );
  const changes = options.map((option) =>
    change(component, `${at}.${option}`, ownValue(was, option), ownValue(is, option), NARROWED),
  );
  if (was['type'] !== is['type']) return changes;
  const [oldItems, items] = [was['items'], is['items']];
  return [
    ...changes,
    // An object without fields takes any.
    ...(is['fields'] === undefined
      ? []
      : changesOf(component, `${at}.fields`, fieldsOf(was['fields']), fieldsOf(is['fields']))),
    ...(oldItems === undefined || items === undefined
      ? []
      : changesOf(component, at, { items: oldItems }, { items })),
  ];
}

/** Returns true if an option of a field permits fewer values than before. */
function isNarrower(option: string, was: JsonValue | undefined, is: JsonValue | undefined): boolean {
  if (isEqual(was, is)) return false;
  switch (option) {
    case 'type':
      return true;
    case 'enum':
      return Array.isArray(is) && !(Array.isArray(was) && was.every((value) => is.includes(value)));
    case 'minimum':
    case 'minLength':
      return Number(is ?? -Infinity) > Number(was ?? -Infinity);
    case 'maximum':
    case 'maxLength':
      return Number(is ?? Infinity) < Number(was ?? Infinity);
    case 'pattern':
    case 'format':
      return is !== undefined;
    case 'nullable':
      return was === true;
    case 'fields':
    case 'items':
      // Any JSON before.
      return was === undefined;
    default:
      return false;
  }
}

function change(
  component: string,
  path: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  effect: string,
): ApiChange {
  return { code: 'API_CHANGES', component, ...valueChange({ path, before, after }), effect };
}

/** Returns a field with its options; a type alone is a field too. */
function fieldOf(field: JsonValue): JsonObject {
  return typeof field === 'string' ? { type: field } : fieldsOf(field);
}

function fieldsOf(value: JsonValue | undefined): JsonObject {
  // A plan that was parsed has JSON.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

import { isPlainObject, type JsonObject, type JsonValue, ownValue, recordOf } from '../json.js';
import type { PlannedComponent, ResourcePlan } from '../resource-plan.js';
import { valueChange } from './compare-values.js';
import type { ApiChange } from './plan-diff.js';

/** Consequences of options that keep callers to some items and are gone or others. */
const EFFECTS: Readonly<Record<string, string>> = {
  ownerField: 'Callers reach items that other callers own.',
  tenantField: 'Callers reach items of other tenants.',
  tenantClaim: 'Callers reach the items of the tenant in another claim of their token.',
};

const ADMITTED = 'Callers come in who were refused before.';

/**
 * Returns the options that let signed-in callers reach more than before. Endpoints do not show them: `exposureChanges` has what callers
 * show, and from where they call.
 * @param old - The component before, by the id that it has now.
 */
export function accessChanges(
  old: ReadonlyMap<string, PlannedComponent>,
  before: ResourcePlan,
  after: ResourcePlan,
): ApiChange[] {
  const [was, is] = [signInOf(before), signInOf(after)];
  const keepers = [...old.values()].filter((each) => placeOf(each) !== undefined);
  return [
    ...opened('backend', callersOf(was), callersOf(is)),
    ...after.components.flatMap(({ id, type, config, outputs }) => {
      const found = old.get(id);
      if (found === undefined) return openedItems(id, placeOf({ type, outputs }), config, keepers);
      if (found.type !== type) return [];
      const own = found.config;
      const signsIn = own['auth'] !== undefined || config['auth'] !== undefined;
      return [
        ...(signsIn ? opened(id, callersOf(own['auth'] ?? was), callersOf(config['auth'] ?? is)) : []),
        ...opened(id, boundsOf(type, own), boundsOf(type, config)),
      ];
    }),
  ];
}

/** Returns the container of the items of an API; undefined for any other component. */
function placeOf({ type, outputs }: Pick<PlannedComponent, 'type' | 'outputs'>): string | undefined {
  return type === 'CrudApi' ? JSON.stringify([outputs['database'], outputs['container']]) : undefined;
}

/** Returns the options by which APIs that were there keep callers to some items, and a new API over the same items does not. */
function openedItems(
  id: string,
  place: string | undefined,
  config: JsonObject,
  keepers: readonly PlannedComponent[],
): ApiChange[] {
  const found = keepers
    .filter((each) => placeOf(each) === place)
    .flatMap((each) => opened(id, itemBoundsOf(each.config), itemBoundsOf(config)));
  return [...new Map(found.map((change) => [change.path, change])).values()];
}

function signInOf({ backend }: ResourcePlan): JsonValue | undefined {
  return backend.options?.['auth'];
}

/** Returns what a sign-in keeps callers out by, each by its path. Endpoints show a sign-in that comes or goes. */
function callersOf(auth: JsonValue | undefined): JsonObject | undefined {
  if (!isPlainObject(auth)) return undefined;
  const { tenantId, clientId, audiences, allowedApplications, allowedIdentities } = auth as JsonObject;
  const id = typeof clientId === 'string' ? clientId : '';
  return {
    'auth.tenantId': tenantId ?? null,
    // Azure takes a token for the application itself in any case.
    'auth.audiences': [id, ...[audiences ?? `api://${id}`].flat()],
    'auth.allowedApplications': allowedApplications ?? null,
    'auth.allowedIdentities': allowedIdentities ?? null,
  };
}

/** Returns the options that keep callers of a component to some operations or items, each by its path; null where it is not set. */
function boundsOf(type: string, config: JsonObject): JsonObject {
  const permissions = objectOf(config['permissions']);
  if (type === 'CrudApi')
    return {
      ...itemBoundsOf(config),
      'permissions.read': permissions['read'] ?? null,
      'permissions.write': permissions['write'] ?? null,
    };
  return type === 'FunctionsApp'
    ? recordOf(
        Object.entries(objectOf(config['functions'])).map(([name, each]) => [
          `functions.${name}.permission`,
          objectOf(each)['permission'] ?? null,
        ]),
      )
    : {};
}

/** Returns the options that keep callers of an API to some of its items. */
function itemBoundsOf({ ownerField = null, tenantField = null, tenantClaim = null }: JsonObject): JsonObject {
  // The claim goes with the field, which says it.
  return { ownerField, tenantField, ...(tenantClaim !== null && { tenantClaim }) };
}

/** Returns the options of both sides that keep fewer callers out. */
function opened(component: string, was: JsonObject = {}, is: JsonObject = {}): ApiChange[] {
  return Object.entries(is).flatMap(([path, after]) => {
    const before = ownValue(was, path) ?? null;
    const values = { before: before ?? undefined, after: after ?? undefined };
    return isWider(before, after)
      ? [
          {
            code: 'API_OPENED',
            component,
            ...valueChange({ path, ...values }),
            effect: ownValue(EFFECTS, path) ?? ADMITTED,
          },
        ]
      : [];
  });
}

/** Returns true if a name, a list or a permission that bounds callers is gone, is another one or has another entry. */
function isWider(was: JsonValue, is: JsonValue): boolean {
  if (was === null) return false;
  if (is === null) return true;
  if (!isPlainObject(was)) {
    const known = [was].flat();
    return [is].flat().some((each) => !known.includes(each));
  }
  const { roles = null, scopes = null } = was as JsonObject;
  const next = objectOf(is);
  return (
    isWider(roles, next['roles'] ?? null) ||
    isWider(scopes, next['scopes'] ?? null) ||
    // An application shows one of the roles, and scopes alone refuse it.
    (roles === null && next['roles'] !== undefined)
  );
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isPlainObject(value) ? (value as JsonObject) : {};
}

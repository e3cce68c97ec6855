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
  return [
    ...opened('backend', callersOf(was), callersOf(is)),
    ...after.components.flatMap((component) => {
      const { id, type, config } = component;
      const found = old.get(id);
      const place = placeOf(component);
      const others =
        place === undefined || (found !== undefined && placeOf(found) === place)
          ? []
          : [...old.values()].filter((each) => placeOf(each) === place);
      const reached = others.map((each) => reachOf(each, was));
      const ofItems = openedItems(id, reached, reachOf(component, is));
      if (found?.type !== type) return ofItems;
      const own = found.config;
      const signsIn = own['auth'] !== undefined || config['auth'] !== undefined;
      const bounds = opened(id, boundsOf(type, own), boundsOf(type, config));
      return [
        ...(signsIn ? opened(id, callersOf(own['auth'] ?? was), callersOf(config['auth'] ?? is)) : []),
        ...bounds,
        ...ofItems.filter(({ path }) => bounds.every((each) => each.path !== path)),
      ];
    }),
  ];
}

/** Returns the account and the container of the items of an API. */
function placeOf({ type, uses, outputs }: PlannedComponent): string | undefined {
  if (type !== 'CrudApi') return undefined;
  const account = Object.entries(uses).find(([requirement]) => requirement.startsWith('cosmos:'))?.[1];
  return JSON.stringify([account, outputs['database'], outputs['container']]);
}

/** Returns everything that keeps callers of an API to some operations or items. */
function reachOf({ type, config, outputs }: PlannedComponent, auth: JsonValue | undefined): JsonObject {
  return {
    ...boundsOf(type, config),
    ...callersOf(config['auth'] ?? auth),
    operations: Object.keys(objectOf(outputs['endpoints'])),
  };
}

/** Returns the options by which each API that was there keeps callers to some items, and an API that comes to these items does not. */
function openedItems(id: string, others: readonly JsonObject[], own: JsonObject): ApiChange[] {
  const found = others.map((other) => opened(id, other, own));
  // An API that let callers do all of this opens nothing a second time.
  if (found.some((changes) => changes.length === 0)) return [];
  const ofItems = found.flat().filter(({ path }) => Object.hasOwn(EFFECTS, path));
  return [...new Map(ofItems.map((change) => [change.path, change])).values()];
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
  const { ownerField = null, tenantField = null, tenantClaim = null } = config;
  const permissions = objectOf(config['permissions']);
  if (type === 'CrudApi')
    return {
      ownerField,
      tenantField,
      // Goes with the field, which says it.
      ...(tenantClaim !== null && { tenantClaim }),
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

import { isPlainObject, ownValue } from './json.js';
import type { LockedResource } from './lock/plan-lock.js';
import type { PlannedResource, ResourcePlan } from './resource-plan.js';

/**
 * Returns the reason why a resource is one of a host, and per other resource of its type, why the components of the resource are not in
 * that one.
 */
export function explainPlacement(plan: ResourcePlan, { key, type }: PlannedResource): string[] {
  const { lock, resources } = plan;
  const here = ownValue(lock.resources, key);
  if (here === undefined) return [];
  const apart = resources.flatMap((other) => {
    const there = ownValue(lock.resources, other.key);
    if (other.type !== type || other.key === key || there === undefined) return [];
    return [`It is apart from ${other.key}: ${differenceOf(plan, here, { key: other.key, locked: there })}.`];
  });
  return [...explainHost(plan, here), ...apart];
}

/** Returns the reason why a resource is one of the host of a backend. Its place in Azure is a fact that starts with `host`. */
function explainHost({ backend }: ResourcePlan, { facts }: LockedResource): string[] {
  if (!Object.values(facts).some((place) => place.startsWith('host '))) return [];
  const given = backend.options?.['host'];
  const offer = isPlainObject(given) && isPlainObject(given['offer']) ? given['offer'] : given;
  const host = isPlainObject(offer) && isPlainObject(offer['host']) ? offer['host']['id'] : undefined;
  if (typeof host !== 'string') return [];
  const guest = `${backend.id}.${backend.environment}`;
  return [
    `It is in '${host}', because the offer of '${host}' admits '${guest}' and has what the components need.`,
  ];
}

/** Another resource of the lock, with its key. */
interface Keyed {
  readonly key: string;
  readonly locked: LockedResource;
}

function differenceOf(
  { backend }: ResourcePlan,
  here: LockedResource,
  { key, locked: there }: Keyed,
): string {
  const names = [...new Set([...Object.keys(here.constraints), ...Object.keys(there.constraints)])].filter(
    (name) => ownValue(here.constraints, name) !== ownValue(there.constraints, name),
  );
  const isAsked = names.some((name) => askers(name, here).length + askers(name, there).length > 0);
  const isKept = backend.locked === true && !isAsked;
  const reason = (name: string, resource: LockedResource) => {
    const asking = askers(name, resource);
    if (asking.length > 0) return `for ${asking.join(', ')}`;
    return isKept ? 'kept by the lock' : 'the default';
  };
  const differences = names.map((name) => {
    const [one, other] = [ownValue(here.constraints, name), ownValue(there.constraints, name)];
    return `${name} is '${one ?? 'none'}' here (${reason(name, here)}) and '${other ?? 'none'}' there (${reason(name, there)})`;
  });
  if (!isKept) return differences.join(', ') || `${NOTHING}, so that a limit of Azure put them there`;
  const moved = Object.values(here.members).some(({ movedTo }) => movedTo !== undefined);
  const keeper = moved ? 'an entry of moves' : 'the lock';
  const why =
    differences.join(', ') || `${NOTHING}, and ${keeper} keeps them there, unless a limit of Azure does`;
  const own = movable(here);
  return own.length === 0
    ? why
    : `${why}. To leave, set moves: { ${own.map((name) => `'${name}': '${key}'`).join(', ')} }`;
}

const NOTHING = 'nothing that they ask for differs';

/** Returns the names in `moves` of all that is in a resource: its declared data, or its requirements where it has no data. */
function movable({ type, units, members }: LockedResource): string[] {
  const data = Object.entries(units).flatMap(([name, unit]) => (unit.data ? [name] : []));
  // A child of data, such as the consumer group of an event hub, moves with the data.
  const isMovable = (name: string) => data.some((each) => name === each || name.startsWith(`${each}/`));
  const names =
    data.length === 0
      ? Object.keys(members)
      : Object.entries(units).flatMap(([name, { components }]) =>
          components.length > 0 && isMovable(name) ? [name] : [],
        );
  return names.map((name) => `${type}:${name}`);
}

/** Returns the requirements that ask for a constraint. */
function askers(name: string, { members }: LockedResource): string[] {
  return Object.entries(members).flatMap(([member, { asked }]) =>
    Object.hasOwn(asked, name) ? [`'${member}'`] : [],
  );
}

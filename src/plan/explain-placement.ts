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
    return [`It is apart from ${other.key}: ${differenceOf(here, there)}.`];
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

function differenceOf(here: LockedResource, there: LockedResource): string {
  const names = [...new Set([...Object.keys(here.constraints), ...Object.keys(there.constraints)])];
  const differences = names.flatMap((name) => {
    const [one, other] = [ownValue(here.constraints, name), ownValue(there.constraints, name)];
    return one === other
      ? []
      : [
          `${name} is '${one ?? 'none'}' here (${asked(name, here)}) and '${other ?? 'none'}' there (${asked(name, there)})`,
        ];
  });
  return (
    differences.join(', ') ||
    'nothing that they ask for differs, so that a limit of Azure, the lock or an entry of moves put them there'
  );
}

function asked(name: string, { members }: LockedResource): string {
  const askers = Object.entries(members).flatMap(([member, { asked: own }]) =>
    Object.hasOwn(own, name) ? [`'${member}'`] : [],
  );
  return askers.length === 0 ? 'the default' : `for ${askers.join(', ')}`;
}

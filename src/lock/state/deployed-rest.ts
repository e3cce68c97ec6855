import { compareText, ownValue, recordOf } from '../../plan/json.js';
import { type LockedResource, type PlanLock, REST_OF } from '../../plan/lock/plan-lock.js';
import type { StateBlock } from './terraform-state.js';

/**
 * Returns a lock whose Front Door records the app that takes the rest of a path in the state. The default order of apps may name another one,
 * whose routes would then be swapped with those of this app. Stays as it is where the state has no such route to an app of the backend.
 */
export function withDeployedRest(lock: PlanLock, own: readonly StateBlock[]): PlanLock {
  const resources = Object.entries(lock.resources).map(([key, resource]): [string, LockedResource] => {
    const facts = Object.entries(resource.facts).map(([name, value]): [string, string] => {
      const deployed = name.startsWith(REST_OF)
        ? appBehind(`${name.slice(REST_OF.length)}/*`, lock, own)
        : undefined;
      return [name, deployed ?? value];
    });
    return [key, { ...resource, facts: recordOf(facts) }];
  });
  return { ...lock, resources: recordOf(resources) };
}

/** Returns the key of the app that the route with a pattern goes to. The origins of other backends have host names of no app of this one. */
function appBehind(
  pattern: string,
  { backend, resources }: PlanLock,
  own: readonly StateBlock[],
): string | undefined {
  const groups = valuesOf('azurerm_cdn_frontdoor_route', own)
    .filter(({ patterns_to_match: patterns }) => Array.isArray(patterns) && patterns.includes(pattern))
    .map(({ [GROUP]: group }) => lowerCase(group));
  const hosts = valuesOf('azurerm_cdn_frontdoor_origin', own)
    .filter(({ [GROUP]: group }) => groups.includes(lowerCase(group)))
    .map(({ host_name: host }) => lowerCase(host));
  const apps = own.filter(
    ({ values: { default_hostname: host } }) => host !== undefined && hosts.includes(lowerCase(host)),
  );
  return Object.keys(resources)
    .sort(compareText)
    .find((key) => {
      const { type, variant } = ownValue(resources, key) ?? {};
      return apps.some(({ id }) => id === `${backend.id}_${type}_${variant}`);
    });
}

/** Returns an id or a host name in the case in which both are compared: Azure gives the name of a resource group in any. */
function lowerCase(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}

const GROUP = 'cdn_frontdoor_origin_group_id';

function valuesOf(type: string, own: readonly StateBlock[]): StateBlock['values'][] {
  return own.filter((block) => block.type === type).map(({ values }) => values);
}

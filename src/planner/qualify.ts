import type { FunctionsRequirementConfig } from '../resources/functions/functions-config.js';
import type { Need } from '../resources/shared-resource.js';
import type { MergedGroup } from './merge.js';
import { qualifyPlaceholders } from './placeholders.js';

/** Has the placeholders of each need name the accounts that its component was given. */
export function qualifyNeeds(
  needs: readonly Need<FunctionsRequirementConfig>[],
  accounts: readonly Pick<MergedGroup<object>, 'resource'>[],
): Need<FunctionsRequirementConfig>[] {
  const given = new Map<string, string>();
  const first = new Map<string, string>();
  for (const { resource } of accounts) {
    if (!first.has(resource.type)) first.set(resource.type, resource.key);
    for (const { component } of resource.needs) {
      const own = `${component} ${resource.type}`;
      if (!given.has(own)) given.set(own, resource.key);
    }
  }
  return needs.map((need) => {
    const { environmentVariables } = need.config;
    if (environmentVariables === undefined) return need;
    // A component without an account of its own may still name the backend's first.
    const keyOf = (type: string) => given.get(`${need.component} ${type}`) ?? first.get(type);
    const qualified = Object.entries(environmentVariables).map(([name, text]) => [
      name,
      qualifyPlaceholders(text, keyOf),
    ]);
    return {
      ...need,
      config: {
        ...need.config,
        environmentVariables: Object.fromEntries(qualified) as Record<string, string>,
      },
    };
  });
}

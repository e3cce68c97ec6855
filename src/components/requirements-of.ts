import { pickGiven } from '../plan/json.js';
import type { ResourceRequirement } from '../resources/requirement.js';

/**
 * Returns the requirements of a component, in the order of its needs.
 * @param needs - What it needs, by resource type; undefined for nothing.
 */
export function requirementsOf(
  id: string,
  needs: Readonly<Record<string, object | undefined>>,
  options: { readonly priority?: number } = {},
): ResourceRequirement[] {
  return Object.entries(needs).flatMap(([resourceType, config]) =>
    config === undefined
      ? []
      : [
          {
            resourceType,
            requirementKey: `${id}-${resourceType}`,
            config,
            ...pickGiven(options, 'priority'),
          },
        ],
  );
}

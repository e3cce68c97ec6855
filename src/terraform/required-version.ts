import type { StateChanges } from '../plan/resource-plan.js';

/**
 * Since which version `removed` blocks have a `lifecycle`.
 * Sources: developer.hashicorp.com/terraform/language/block/removed, opentofu.org/docs/v1.10/intro/whats-new
 */
const REMOVED = { terraform: '1.7.0', opentofu: '1.10.0' } as const;

/**
 * Returns the oldest version of an engine that understands what a plan says of the state; undefined when any does.
 * Source for `import` with an expression as id: github.com/hashicorp/terraform/blob/v1.6/CHANGELOG.md, where OpenTofu starts.
 */
export function oldestVersion(
  { removed, imports }: StateChanges,
  engine: keyof typeof REMOVED = 'terraform',
): string | undefined {
  if (removed.length > 0) return REMOVED[engine];
  return imports.length > 0 ? '1.6.0' : undefined;
}

/**
 * Returns a version constraint that demands at least `oldest` and everything that the stack demanded before.
 * @example combinedConstraint('>= 1.5', '1.7.0') // '>= 1.5, >= 1.7.0'
 */
export function combinedConstraint(constraint: string | undefined, oldest: string): string {
  const own = `>= ${oldest}`;
  const parts = (constraint ?? '').split(',').map((part) => part.trim());
  // A stack that is synthesized twice meets its own demand.
  if (constraint !== undefined && parts.includes(own)) return constraint;
  return [...parts.filter((part) => part !== ''), own].join(', ');
}

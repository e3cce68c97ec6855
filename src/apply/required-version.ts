import type { StateChanges } from '../plan/resource-plan.js';

/**
 * Returns the oldest Terraform that understands what a plan says of the state; undefined when any does.
 * Sources: developer.hashicorp.com/terraform/language/block/removed (1.7), and for `import` with an expression as id
 * github.com/hashicorp/terraform/blob/v1.6/CHANGELOG.md (1.6)
 */
export function oldestTerraform({ removed, imports }: StateChanges): string | undefined {
  if (removed.length > 0) return '1.7.0';
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

import type { ResourcePlan } from '../plan/resource-plan.js';

/**
 * Returns a plan as text for snapshots: resources with their names, components and Terraform addresses, and the codes of
 * remarks. Arguments are left out, so that a snapshot changes where a reviewer must look and not with each default.
 */
export function shortForm({ backend, resources, errors, violations, warnings }: ResourcePlan): string {
  return [
    `backend ${backend.id} (${backend.environment}, ${backend.location ?? "the stack's location"})`,
    ...resources.flatMap(({ key, name, sharedBy, terraform }) => [
      `${key} ${name}`,
      `  shared by ${sharedBy.join(', ') || 'no component'}`,
      ...terraform.map((address) => `  ${address}`),
    ]),
    ...errors.map(({ code, resource }) => `error ${code}${resource === undefined ? '' : ` of ${resource}`}`),
    ...violations.map(({ limit, requested, max }) => `violation ${limit} ${requested} / ${max}`),
    ...warnings.map(
      ({ code, resource }) => `warning ${code}${resource === undefined ? '' : ` of ${resource}`}`,
    ),
  ].join('\n');
}

/** Returns lines as a list below a sentence. */
export function listText(lines: readonly string[]): string {
  return lines.map((line) => `\n  - ${line}`).join('');
}

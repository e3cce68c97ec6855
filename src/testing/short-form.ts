import type { ResourcePlan } from '../plan/resource-plan.js';
import { addressesByResource } from '../plan/resource-addresses.js';

/**
 * Returns a plan as text for snapshots: resources with their names, components and Terraform addresses, and the codes of
 * remarks. Arguments are left out, so that a snapshot changes where a reviewer must look and not with each default.
 */
export function shortForm(plan: ResourcePlan): string {
  const { backend, resources, errors, violations, warnings } = plan;
  const addresses = addressesByResource(plan);
  return [
    `backend ${backend.id} (${backend.environment}, ${backend.location ?? "the stack's location"})`,
    ...resources.flatMap(({ key, name, sharedBy }) => [
      `${key} ${name}`,
      `  shared by ${sharedBy.join(', ') || 'no component'}`,
      ...(addresses.get(key) ?? []).map((address) => `  ${address}`),
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

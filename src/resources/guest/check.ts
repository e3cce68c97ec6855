import type { PlanError } from '../../plan/diagnostics.js';
import { OFFERED } from '../cosmos/sharing.js';
import type { LayoutContext } from '../layout-context.js';
import type { Resource } from '../resource.js';
import type { Diagnostics } from '../resource-type.js';
import type { GuestConfig, GuestRequirement } from './requirement.js';

/** Refuses what leaves a guest without its data or its place, and one that cannot be told from its host. */
export function validateGuests(
  resources: readonly Resource<GuestRequirement, GuestConfig>[],
  { settings }: LayoutContext,
): Diagnostics {
  const { backendId, environment, discard } = settings;
  // Those that left are among them, until they are discarded.
  const names = resources.flatMap(({ config }) => config.guests.map(({ name }) => name));
  const isDiscarded = (unit: string) =>
    discard.some((each) => each === `cosmos:${unit}` || each.startsWith(`cosmos:${unit}@`));
  return {
    warnings: [],
    errors: [
      ...names
        .filter((name) => isDiscarded(name))
        .map((name) =>
          conflict(
            'discard',
            `'cosmos:${name}' must go with 'guest:${name}', whose apps find no data without it, received the one alone`,
            `Discard 'guest:${name}' too, or leave 'cosmos:${name}' out.`,
          ),
        ),
      ...(names.length > 0 && isDiscarded(OFFERED)
        ? [
            conflict(
              'discard',
              `'cosmos:${OFFERED}' must go after all guests, received it while ${names.map((name) => `'${name}'`).join(', ')} ${names.length === 1 ? 'is' : 'are'} there`,
              "Discard 'cosmos:<guest>' and 'guest:<guest>' of each too, or leave it out.",
            ),
          ]
        : []),
      ...names
        .filter((name) => name === `${backendId}.${environment}`)
        .map((name) =>
          conflict(
            'offer',
            `the name of a guest must be another one than that of its host, received '${name}'`,
            'Give the guest a backendId of its own.',
          ),
        ),
    ],
  };
}

function conflict(path: string, problem: string, resolution: string): PlanError {
  return { code: 'INVALID_COMBINATION', message: `${path}: ${problem}.`, path, components: [], resolution };
}

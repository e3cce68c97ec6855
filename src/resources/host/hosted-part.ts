import type { GenericSchema } from 'valibot';

import type { OfferingHost } from '../../plan/offer.js';
import { readPart } from '../../plan/offer-schema.js';
import { ownValue } from '../../plan/json.js';
import { type Settings, typeOptionsOf } from '../settings.js';
import { hostOptions, type HostSettings } from './options.js';

/** The part that a guest has of a resource of its host. */
export interface HostedPart<Part> {
  readonly host: OfferingHost;
  /** As `offered.part` of the type cut it out. */
  readonly part: Part;
}

// A part is read for each requirement, and offers are frozen.
const known = new WeakMap<object, unknown>();

/**
 * Returns the part that a backend has of a resource of its host; undefined for a backend that is not a guest, and for a type that its
 * host does not offer to it.
 * @param type - Name of the type.
 * @param schema - Schema of what `offered.part` of the type returns. Another version of the type may have written the offer.
 * @throws InvalidOfferError when the offer has something else.
 * @example
 * const hosted = hostedPart(context.settings, 'search', v.object({ service: v.string(), indexes: v.array(v.string()) }));
 */
export function hostedPart<Part>(
  settings: Pick<Settings, 'typeOptions'>,
  type: string,
  schema: GenericSchema<unknown, Part>,
): HostedPart<Part> | undefined {
  return partIn(typeOptionsOf(settings, hostOptions), type, schema);
}

/** As {@link hostedPart}, for the options of a type: they are resolved from the configuration. */
export function partIn<Part>(
  options: HostSettings | null,
  type: string,
  schema: GenericSchema<unknown, Part>,
): HostedPart<Part> | undefined {
  if (!options?.part) return undefined;
  const given = ownValue(options.part.parts, type);
  if (given === undefined) return undefined;
  if (!known.has(given))
    known.set(given, readPart(schema, given, 'offer', `guests.${options.guest}.parts.${type}`));
  // Each part is of one type, which read it with its schema above.
  return { host: options.host, part: known.get(given) as Part };
}

/** Resolution for a backend whose data is in another account or namespace than that of its host. */
export const MOVE_TO_HOST =
  'move the data: declare the components under another backendId, deploy that, copy the data, and destroy this backend (docs/platform.md#move-a-deployed-backend-to-a-host)';

/** Returns the Azure id of a resource of a host. */
export function idAtHost(
  { subscriptionId, resourceGroup }: OfferingHost,
  azureType: string,
  name: string,
): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/${azureType}/${name}`;
}

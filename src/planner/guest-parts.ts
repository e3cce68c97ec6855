import { ownValue } from '../plan/json.js';
import type { Connection } from '../resources/connection.js';
import { connection } from '../resources/connection.js';
import { guestPart } from '../resources/guest-part.js';
import type { ConnectionContext } from '../resources/layout-context.js';
import { type Resource, sharersOf } from '../resources/resource.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { GuestTerms } from './collect.js';

/** Connects each guest with what its host cuts out of a resource for it. */
export function guestParts(
  { type, offered }: ResourceType,
  resource: Resource,
  guests: ReadonlyMap<string, GuestTerms>,
  context: ConnectionContext,
): Connection[] {
  if (offered === undefined || guests.size === 0) return [];
  return sharersOf(resource).flatMap((name) => {
    const terms = ownValue(guests.get(name), type);
    const [principal] = context.graph.principals.get(name) ?? [];
    if (terms === undefined || principal === undefined) return [];
    const guest = { name, terms };
    return [
      connection(guestPart, principal.resource, resource.key, {
        guest: name,
        type,
        part: offered.part(resource, guest, context),
        roles: offered.roles ?? {},
        deployerRoles: offered.deployerRoles?.(resource, guest, context) ?? [],
      }),
    ];
  });
}

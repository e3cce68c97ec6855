import { escapeText } from '../plan/expression/template.js';
import { isPlainObject, type JsonObject, type JsonValue } from '../plan/json.js';
import type { ResourcePlan } from '../plan/resource-plan.js';

/** Returns the provider block that a plan relies on, with the user's arguments. */
export function providerBlock({ provider }: ResourcePlan, own: JsonObject = {}): JsonObject {
  const { storageDataPlaneAvailable, storageUseAzuread, resourceProvidersToRegister } = provider;
  const { features: given = {}, ...others } = own;
  const features = only(given);
  const { storage = {} } = features;
  const registered = [
    ...new Set([
      // A plan may come from anywhere; the options of the user may have expressions.
      ...resourceProvidersToRegister.map(escapeText),
      ...textsIn(others['resource_providers_to_register']),
    ]),
  ].sort();
  return {
    ...(storageUseAzuread && { storage_use_azuread: true }),
    ...others,
    ...(registered.length > 0 && { resource_providers_to_register: registered }),
    // The provider has to be told even that there is nothing to say.
    features: {
      ...features,
      storage: { data_plane_available: storageDataPlaneAvailable, ...only(storage) },
    },
  };
}

/** Returns the one block that an object or a list of one means. */
function only(block: JsonValue): JsonObject {
  const [first = {}] = [block].flat() as JsonValue[];
  return isPlainObject(first) ? (first as JsonObject) : {};
}

function textsIn(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

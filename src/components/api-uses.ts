import * as v from 'valibot';

import type { AnyComponentDefinition } from '../component.js';
import { compareText } from '../plan/json.js';
import { type ConfigIssue, InvalidConfigError } from '../errors.js';
import { isOwnDefinition } from '../backend/own-definition.js';
import type { CosmosDataRole } from '../resources/cosmos/requirement.js';
import type { DataManifest } from '../runtime/contract/data.js';
import { oneOf, recordOf, rule } from '../validation/rule.js';
import { componentIdSchema } from './component-id.js';
import type { AnyCrudApiConfig } from './crud-api/crud-api-config.js';
import { placeOf } from './crud-api/place.js';
import { type ApiUses, ITEM_ACCESS, type ItemAccess } from './item-access.js';

/** Data of an API that code uses. */
export interface UsedData extends Omit<DataManifest, 'setting' | 'readOnly'> {
  readonly access: readonly ItemAccess[];
}

/** Schema of the option `uses` of components with code. */
export const apiUsesSchema = recordOf(
  componentIdSchema,
  v.pipe(
    v.array(oneOf('an access to data', ITEM_ACCESS)),
    v.minLength(1, rule('must have at least one value', "write ['read']")),
  ),
);

/**
 * Returns the data of the APIs that a component uses, by component id.
 * @param subject - The component, as messages name it.
 * @throws InvalidConfigError when the backend does not have an API with data of its own under an id.
 */
export function usedData(
  subject: string,
  uses: ApiUses,
  find: (id: string) => AnyComponentDefinition | undefined,
): UsedData[] {
  const named = Object.entries(uses).sort(([a], [b]) => compareText(a, b));
  const issues: ConfigIssue[] = [];
  const found: UsedData[] = [];
  for (const [component, access] of named) {
    const definition = find(component);
    const config = crudConfigOf(definition);
    const isRenamed = definition !== undefined && definition.componentId !== component;
    if (config !== undefined && config.of === undefined && !isRenamed) {
      found.push({ component, ...placeOf(config), access });
      continue;
    }
    issues.push({
      path: `uses.${component}`,
      value: `'${component}'`,
      rule: 'must be the id of a CrudApi of the same backend, with data of its own',
      resolution: isRenamed
        ? `write '${definition.componentId}', which is its id now`
        : config === undefined
          ? 'add the component to the backend, or correct the id'
          : `write '${config.of}', whose data the component reads`,
    });
  }
  if (issues.length > 0) throw new InvalidConfigError(subject, issues);
  return found;
}

/** Returns the options of a CRUD API. `CrudApi.define` made the definition and checked them. */
function crudConfigOf(found: AnyComponentDefinition | undefined): AnyCrudApiConfig | undefined {
  return found?.componentType === 'CrudApi' && isOwnDefinition(found)
    ? (found.config as AnyCrudApiConfig)
    : undefined;
}

export function dataManifests(used: readonly UsedData[], setting: string): DataManifest[] {
  return used.map(({ access, component, database, container }) => ({
    component,
    setting,
    database,
    container,
    ...(!access.includes('write') && { readOnly: true }),
  }));
}

/** Returns the roles that code needs on containers. Writing includes reading. */
export function accessTo(
  data: readonly Pick<UsedData, 'database' | 'container' | 'access'>[],
): { readonly name: string; readonly role: CosmosDataRole }[] {
  return data.map(({ database, container, access }) => ({
    name: `${database}/${container}`,
    role: access.includes('write') ? 'contributor' : 'reader',
  }));
}

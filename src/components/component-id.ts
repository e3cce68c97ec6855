import * as v from 'valibot';

import { settingPrefixOf, slugOf } from '../component.js';
import { InvalidConfigError } from '../errors.js';
import { noteDefinition } from '../plan/definition-calls.js';
import { isReservedSetting } from '../resources/functions/app-settings.js';
import { isReservedRoute } from '../resources/functions/triggers/routes.js';
import { parse } from '../validation/parse.js';
import { textLike } from '../validation/rule.js';

/** Id of a component. */
export const componentIdSchema = textLike(
  'a component id',
  /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
  'has 1 to 64 letters, digits, hyphens and underscores, and starts with a letter',
  "use an id like 'UserApi'",
);

/**
 * Checks a component id.
 * @throws InvalidConfigError when it is not one.
 */
export function checkComponentId(id: unknown, componentType: string): void {
  noteDefinition(id);
  parse(v.object({ componentId: componentIdSchema }), { componentId: id }, `${componentType} ${printed(id)}`);
}

/**
 * Returns the first id of a component that was renamed, as its definition has it.
 * @throws InvalidConfigError when it is the id that the component has now.
 */
export function formerIdOf(
  id: string,
  componentType: string,
  { renamedFrom }: { readonly renamedFrom?: string },
): { readonly renamedFrom?: string } {
  if (renamedFrom === undefined) return {};
  if (renamedFrom !== id) return { renamedFrom };
  throw new InvalidConfigError(`${componentType} '${id}'`, [
    {
      path: 'renamedFrom',
      value: `'${id}'`,
      rule: 'a component that was renamed had another id before',
      resolution: 'leave renamedFrom out, or name the first id',
    },
  ]);
}

const HOST_ROUTES =
  "the routes of a component begin with its id, and the Functions host keeps those that begin with 'admin' or 'runtime' for itself";

/**
 * Checks that the Functions host takes the routes of a component, which begin with its id.
 * @throws InvalidConfigError when it does not.
 */
export function checkRouteOf(id: string, componentType: string): void {
  if (isReservedRoute(slugOf(id))) throw taken(id, componentType, HOST_ROUTES);
}

/**
 * Checks that routes and app settings of an API, which begin with its id, are not taken by the Functions
 * host.
 * @throws InvalidConfigError when they are.
 */
export function checkApiId(id: string, componentType: string): void {
  checkRouteOf(id, componentType);
  if (slugOf(id) === 'health')
    throw taken(id, componentType, "'/api/health' is the health check of the app that the API runs in");
  checkSettingOf(id, componentType, `${settingPrefixOf(id)}_DATABASE_NAME`);
}

/**
 * Checks that an app setting that is named after a component is not one of the Functions platform.
 * @throws InvalidConfigError when it is.
 */
export function checkSettingOf(id: string, componentType: string, setting: string): void {
  if (!isReservedSetting(setting)) return;
  const rule = `app settings of a component begin with its id, and '${setting}' would be one of the Functions platform`;
  throw taken(id, componentType, rule);
}

function taken(id: string, componentType: string, rule: string): InvalidConfigError {
  return new InvalidConfigError(`${componentType} '${id}'`, [
    { path: 'componentId', value: `'${id}'`, rule, resolution: `use an id like 'Shop${id}'` },
  ]);
}

function printed(id: unknown): string {
  return typeof id === 'string' ? `'${id}'` : String(id);
}

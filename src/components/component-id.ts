import * as v from 'valibot';

import { settingPrefixOf, slugOf } from '../component.js';
import { InvalidConfigError } from '../errors.js';
import { noteDefinition } from '../plan/definition-calls.js';
import { isReservedSetting } from '../resources/functions/app-settings.js';
import { isReservedRoute } from '../resources/functions/triggers/routes.js';
import { parse } from '../validation/parse.js';
import { textLike, wholeNumber } from '../validation/rule.js';

export const componentIdSchema = textLike(
  'a component id',
  /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
  'must have 1 to 64 letters, digits, hyphens and underscores, and start with a letter',
  "use an id like 'UserApi'",
);

/** Schema of a component's `priority`. */
export const prioritySchema = wholeNumber('a priority', 0, 1000);

/**
 * Checks a component id.
 * @throws InvalidConfigError when the id is invalid.
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
      rule: 'must differ from the present id',
      resolution: 'remove renamedFrom, or write the first id',
    },
  ]);
}

const HOST_ROUTES =
  "must not give routes that begin with 'admin' or 'runtime', which the Functions host reserves";

/**
 * Checks that the routes of a component, which begin with its id, are not reserved by the Functions host.
 * @throws InvalidConfigError when a route is reserved.
 */
export function checkRouteOf(id: string, componentType: string): void {
  if (isReservedRoute(slugOf(id))) throw reserved(id, componentType, HOST_ROUTES);
}

/**
 * Checks that the routes and app settings of an API, which begin with its id, are not reserved by the Functions
 * host.
 * @throws InvalidConfigError when one is reserved.
 */
export function checkApiId(id: string, componentType: string): void {
  checkRouteOf(id, componentType);
  if (slugOf(id) === 'health')
    throw reserved(
      id,
      componentType,
      "must not give the route '/api/health', which is the health check of the function app",
    );
  checkSettingOf(id, componentType, `${settingPrefixOf(id)}_DATABASE_NAME`);
}

/**
 * Checks that an app setting, which begins with the id of a component, is not reserved by the Functions platform.
 * @throws InvalidConfigError when the setting is reserved.
 */
export function checkSettingOf(id: string, componentType: string, setting: string): void {
  if (!isReservedSetting(setting)) return;
  const rule = `must not give the app setting '${setting}', which the Functions platform reserves`;
  throw reserved(id, componentType, rule);
}

function reserved(id: string, componentType: string, rule: string): InvalidConfigError {
  return new InvalidConfigError(`${componentType} '${id}'`, [
    { path: 'componentId', value: `'${id}'`, rule, resolution: `use an id like 'Shop${id}'` },
  ]);
}

function printed(id: unknown): string {
  return typeof id === 'string' ? `'${id}'` : String(id);
}

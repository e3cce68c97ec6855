import * as v from 'valibot';

import { InvalidConfigError } from '../errors.js';
import { isReservedSetting } from '../resources/functions/app-settings.js';
import { isReservedRoute } from '../resources/functions/routes.js';
import { parse } from '../resources/parse.js';
import { textLike } from '../resources/rule.js';

const schema = textLike(
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
  parse(v.object({ componentId: schema }), { componentId: id }, `${componentType} ${printed(id)}`);
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
 * Checks that routes and app settings of an API, which begin with its id, are nobody else's.
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
    { path: 'componentId', value: `'${id}'`, rule, fix: `use an id like 'Shop${id}'` },
  ]);
}

function printed(id: unknown): string {
  return typeof id === 'string' ? `'${id}'` : String(id);
}

/**
 * The words of a component id, for routes and names.
 * @example slugOf('UserApi') // 'user-api'
 */
export function slugOf(componentId: string): string {
  return componentId
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replace(/[_-]+/g, '-')
    .toLowerCase();
}

/**
 * The prefix of a component's own app settings.
 * @example settingPrefixOf('UserApi') // 'USER_API'
 */
export function settingPrefixOf(componentId: string): string {
  return slugOf(componentId).replaceAll('-', '_').toUpperCase();
}

/**
 * The name of a component's function in the app that it shares with others. A slug has no underscore, so that the
 * first one ends the id, and no two components can mean one name.
 * @example functionNameOf('UserApi', 'create') // 'user-api_create'
 */
export function functionNameOf(componentId: string, name: string): string {
  return `${slugOf(componentId)}_${name}`;
}

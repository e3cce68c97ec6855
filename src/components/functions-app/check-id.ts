import { InvalidConfigError } from '../../errors.js';
import { loginSettingsOf } from '../../resources/functions/event-trigger-schema.js';
import { checkRouteOf, checkSettingOf } from '../component-id.js';
import { changeFeeds, cosmosConnectionOf, endpointSettingOf } from './change-feeds.js';
import type { FunctionsAppConfig } from './functions-app-config.js';

/**
 * Checks that routes and app settings which are named after an app are nobody else's.
 * @throws InvalidConfigError when they are.
 */
export function checkFunctionsAppId(id: string, config: FunctionsAppConfig): void {
  const http = Object.values(config.functions).some(({ trigger }) => trigger === 'http');
  if (http) checkRouteOf(id, 'FunctionsApp');
  if (!changeFeeds(config)) return;
  checkSettingOf(id, 'FunctionsApp', endpointSettingOf(id));
  checkOwnSettings(id, config);
}

/** Settings of the connection over which triggers follow data are the plan's, and would be lost or break it. */
function checkOwnSettings(id: string, { environmentVariables = {}, secrets = {} }: FunctionsAppConfig): void {
  const planned = [endpointSettingOf(id), ...loginSettingsOf(cosmosConnectionOf(id))].map((name) =>
    name.toUpperCase(),
  );
  const issues = Object.entries({ environmentVariables, secrets }).flatMap(([option, settings]) =>
    Object.keys(settings)
      .filter((name) => planned.includes(name.toUpperCase()))
      .map((name) => ({
        path: `${option}.${name}`,
        value: 'a value that is not shown',
        rule: 'the plan sets what the cosmos triggers of a component connect with',
        resolution: 'remove it',
      })),
  );
  if (issues.length > 0) throw new InvalidConfigError(`FunctionsApp '${id}'`, issues);
}

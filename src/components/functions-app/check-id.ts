import { InvalidConfigError } from '../../errors.js';
import { loginSettingsOf } from '../../resources/functions/triggers/event-trigger-schema.js';
import { checkRouteOf, checkSettingOf } from '../component-id.js';
import type { FunctionsAppConfig } from './functions-app-config.js';
import { type PlannedConnection, plannedConnections } from './planned-connections.js';

/**
 * Checks that routes and app settings that are named after an app are not taken by the Functions host.
 * @throws InvalidConfigError when they are.
 */
export function checkFunctionsAppId(id: string, config: FunctionsAppConfig): void {
  const http = Object.values(config.functions).some(({ trigger }) => trigger === 'http');
  if (http) checkRouteOf(id, 'FunctionsApp');
  const connections = plannedConnections(id, config);
  for (const setting of connections.flatMap(({ settings }) => Object.keys(settings)))
    checkSettingOf(id, 'FunctionsApp', setting);
  checkOwnSettings(id, config, connections);
}

/** Settings of the connections to data are the plan's: those of a component would be lost or break them. */
function checkOwnSettings(
  id: string,
  { environmentVariables = {}, secrets = {} }: FunctionsAppConfig,
  connections: readonly PlannedConnection[],
): void {
  const planned = connections
    .flatMap(({ connection, settings }) => [...Object.keys(settings), ...loginSettingsOf(connection)])
    .map((name) => name.toUpperCase());
  const issues = Object.entries({ environmentVariables, secrets }).flatMap(([option, settings]) =>
    Object.keys(settings)
      .filter((name) => planned.includes(name.toUpperCase()))
      .map((name) => ({
        path: `${option}.${name}`,
        value: 'a value that is not shown',
        rule: 'the plan sets what a component connects to its data with',
        resolution: 'remove it',
      })),
  );
  if (issues.length > 0) throw new InvalidConfigError(`FunctionsApp '${id}'`, issues);
}

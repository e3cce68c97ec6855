import { InvalidConfigError } from '../../errors.js';
import { loginSettingsOf } from '../../resources/functions/triggers/event-trigger-schema.js';
import { checkRouteOf, checkSettingOf } from '../component-id.js';
import type { FunctionsAppConfig } from './functions-app-config.js';
import { checkConsumerGroups } from './streams.js';
import { type PlannedConnection, plannedConnections } from './planned-connections.js';

/**
 * Checks that the routes and app settings of an app, which begin with its id, are not reserved by the Functions host.
 * @throws InvalidConfigError when they are.
 */
export function checkFunctionsAppId(id: string, config: FunctionsAppConfig): void {
  const http = Object.values(config.functions).some(({ trigger }) => trigger === 'http');
  if (http) checkRouteOf(id, 'FunctionsApp');
  const connections = plannedConnections(id, config);
  for (const setting of connections.flatMap(({ settings }) => Object.keys(settings)))
    checkSettingOf(id, 'FunctionsApp', setting);
  checkOwnSettings(id, config, connections);
  checkConsumerGroups(id, config);
}

/** Refuses settings that the plan itself sets for connections to data. */
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
        rule: 'must not be set, because the plan sets it for the connection of the component to its data',
        resolution: 'remove it',
      })),
  );
  if (issues.length > 0) throw new InvalidConfigError(`FunctionsApp '${id}'`, issues);
}

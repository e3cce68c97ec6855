import { checkRouteOf, checkSettingOf } from '../component-id.js';
import { changeFeeds, endpointSettingOf } from './change-feeds.js';
import type { FunctionsAppConfig } from './functions-app-config.js';

/**
 * Checks that routes and app settings which are named after an app are nobody else's.
 * @throws InvalidConfigError when they are.
 */
export function checkFunctionsAppId(id: string, config: FunctionsAppConfig): void {
  const http = Object.values(config.functions).some(({ trigger }) => trigger === 'http');
  if (http) checkRouteOf(id, 'FunctionsApp');
  if (changeFeeds(config)) checkSettingOf(id, 'FunctionsApp', endpointSettingOf(id));
}

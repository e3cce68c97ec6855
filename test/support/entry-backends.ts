import { StaticSite } from '@atakora/component/web';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { FrontDoorEntry } from '../../src/resources/entry/options.js';
import { app, crud } from './definitions.js';
import { blocksOf, type planOf, SHOP } from './plans.js';

/** A site for the routes that no app has. */
export const web = StaticSite.define('Web', { sourceDirectory: 'dist' });
/** Configuration of a backend behind a Front Door of its own. */
export const behind = (frontDoor: FrontDoorEntry = {}, more: Partial<BackendConfig> = {}) => ({
  ...SHOP,
  ...more,
  entry: { frontDoor },
});
/** Configuration of an isolated backend. */
export const isolated = { networking: 'isolated' } as const;
/** Two apps and a site. */
export const two = [crud('UserApi'), app('Jobs', { sku: 'EP1' }), web];
/** Returns the arguments of the blocks of one Front Door type. */
export const argumentsOf = (plan: ReturnType<typeof planOf>, type: string) =>
  blocksOf(plan, `azurerm_cdn_frontdoor_${type}`).map(({ arguments: config }) => config);

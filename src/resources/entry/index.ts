import * as v from 'valibot';

import { join, type OrExpression } from '../../plan/expression/expression.js';
import { type Credential, type Exposure, pathOf } from '../../plan/exposure.js';
import { compareText } from '../../plan/json.js';
import { FRONT_DOOR_ENDPOINT, FRONT_DOOR_PROFILE } from '../cdn/naming.js';
import { CDN_REPLACED_BY } from '../cdn/replaced-by.js';
import { connection } from '../connection.js';
import { defineResourceType } from '../define-resource-type.js';
import { functions } from '../functions/index.js';
import { functionsExposure } from '../functions/exposure.js';
import { onlyThrough } from '../functions/auth/front-door-lock.js';
import type { LayoutContext, PlanningContext } from '../layout-context.js';
import { first } from '../merge/strategies.js';
import { FRONT_DOOR } from '../platform.js';
import { sharersOf } from '../resource.js';
import { validateEntry } from './check.js';
import { entryOptions, type EntryResource, type EntryResourceConfig, type EntrySettings } from './options.js';
import { appsBehindFrontDoor, frontedApps, pathsOf } from './entry-routes.js';
import { originGroups } from './groups.js';
import { leaveFirewall } from './leave-firewall.js';
import { entryRef, entryUrl, layOutEntry } from './layout.js';
import { entryMeters } from './meters.js';
import { FIREWALL_POLICY } from './naming.js';
import { typeOptionsOf } from '../settings.js';

/** The Front Door of the APIs of a backend. */
export const entry = defineResourceType<EntrySettings, EntryResourceConfig>({
  type: FRONT_DOOR,
  title: 'Front Door',
  naming: FRONT_DOOR_PROFILE,
  furtherNaming: [FRONT_DOOR_ENDPOINT, FIREWALL_POLICY],
  // The settings were checked as options of the backend.
  schema: v.custom<EntrySettings>(() => true),
  requirements: {
    internal: true,
    implicitRequirement: (settings, uses) =>
      demandOf(
        typeOptionsOf(settings, entryOptions),
        uses.some(({ type }) => type === functions.type),
      ),
  },
  merge: first(),
  withDefaults: (merged, settings) => ({
    ...merged,
    sku: merged.sku ?? (settings.isolated || merged.firewall !== null ? 'Premium' : 'Standard'),
  }),
  sharing: { holdsData: false, variant: () => 'entry' },
  connections: {
    // Front Door is the gateway from the internet.
    isolation: 'public',
    runsCode: false,
    connect: ({ key, config }, context) =>
      appsBehindFrontDoor(context.graph.of(functions), undefined).map((app) =>
        connection(onlyThrough, key, app.key, { profile: entryRef(context), url: hostOf(config, context) }),
      ),
    exposure: entryExposure,
  },
  validate: { check: validateEntry, applyFirst: leaveFirewall },
  replacedBy: {
    ...CDN_REPLACED_BY,
    azurerm_cdn_frontdoor_firewall_policy: { arguments: ['name', 'resource_group_name', 'sku_name'] },
    azurerm_cdn_frontdoor_security_policy: {
      arguments: [
        'cdn_frontdoor_profile_id',
        'name',
        'security_policies.firewall.association.patterns_to_match',
        'security_policies.firewall.cdn_frontdoor_firewall_policy_id',
      ],
    },
  },
  // A firewall policy is of Microsoft.Network.
  azurerm5: { registers: ['Microsoft.Cdn', 'Microsoft.Network'] },
  meters: entryMeters,
  layOut: layOutEntry,
});

/**
 * Returns the requirement of an entry if the backend has something to route to: apps, or origins of other
 * backends.
 */
function demandOf(settings: EntrySettings | null, hasApps: boolean): EntrySettings | undefined {
  return settings !== null && (hasApps || settings.origins.length > 0) ? settings : undefined;
}

/** Returns the URLs of everything that is behind Front Door. */
function hostOf({ customDomain }: EntrySettings, context: PlanningContext): OrExpression<string> {
  return customDomain === null ? entryUrl(context) : `https://${customDomain}`;
}

/** Returns the endpoint access through Front Door, with everything that the apps behind it require. */
function entryExposure(entry: EntryResource, context: LayoutContext): Exposure[] {
  const { config, requirements } = entry;
  const host = hostOf(config, context);
  const common = { network: 'internet' as const, origins: [] };
  const fronted = frontedApps(entry, context);
  const apps = fronted.flatMap((app, index): Exposure[] => {
    const routes = functionsExposure(app, context).filter(({ name }) => name !== 'deployment');
    return pathsOf(app, index === 0).map(({ patterns, takes }) => {
      const taken = routes.filter(({ name }) => takes(pathOf(name)));
      return {
        ...common,
        name: `entry ${patterns.join(' ')}`,
        url: join`${host}/api`,
        credentials: [...new Set<Credential>(taken.flatMap((route) => route.credentials))].sort(),
        components: [...new Set(taken.flatMap(({ components }) => components))].sort(compareText),
      };
    });
  });
  const foreign = originGroups(fronted, config)
    .filter(({ own }) => own === undefined)
    .map(({ patterns }): Exposure => ({
      ...common,
      name: `entry ${patterns.join(' ')}`,
      url: join`${host}/api`,
      credentials: ['unknown'],
      components: [],
    }));
  const site: Exposure = {
    ...common,
    name: 'entry site',
    url: host,
    credentials: ['none'],
    components: sharersOf({ requirements }),
  };
  return [...apps, ...foreign, ...(config.site === null ? [] : [site])];
}

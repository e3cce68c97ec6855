import * as v from 'valibot';

import { join, type OrExpression } from '../../plan/expression/expression.js';
import type { Credential, Exposure } from '../../plan/exposure.js';
import { FRONT_DOOR_ENDPOINT, FRONT_DOOR_PROFILE } from '../cdn/naming.js';
import { CDN_REPLACED_BY } from '../cdn/replaced-by.js';
import { connection } from '../connection.js';
import { defineResourceType } from '../define-resource-type.js';
import { functions } from '../functions/index.js';
import { functionsExposure } from '../functions/exposure.js';
import { onlyThrough } from '../functions/front-door-lock.js';
import type { LayoutContext, PlanningContext } from '../layout-context.js';
import { first } from '../merge/strategies.js';
import { sharersOf } from '../resource.js';
import { validateEntry } from './check.js';
import type { EntryResource, EntryResourceConfig } from './entry-resource.js';
import { entered, patternsOf } from './entry-routes.js';
import { originGroups } from './groups.js';
import { entryRef, entryUrl, layOutEntry } from './layout.js';
import { entryMeters } from './meters.js';
import { FIREWALL_POLICY } from './naming.js';
import { entryOptions, type EntrySettings } from './options.js';
import { sectionOf } from '../settings.js';

/** The one way in to the APIs of a backend. */
export const entry = defineResourceType<EntrySettings, EntryResourceConfig>({
  type: 'entry',
  title: 'way in',
  naming: FRONT_DOOR_PROFILE,
  furtherNaming: [FRONT_DOOR_ENDPOINT, FIREWALL_POLICY],
  // The settings were checked as options of the backend.
  schema: v.custom<EntrySettings>(() => true),
  demand: {
    internal: true,
    implicitRequirement: (settings, uses) =>
      demandOf(
        sectionOf(settings, entryOptions),
        uses.some(({ type }) => type === functions.type),
      ),
  },
  merge: first(),
  withDefaults: (merged, settings) => ({
    ...merged,
    sku: merged.sku ?? (settings.isolated || merged.firewall !== null ? 'Premium' : 'Standard'),
  }),
  sharing: { holdsData: false, variant: () => 'entry' },
  wiring: {
    // Front Door is the way in from the internet.
    isolation: 'public',
    runsCode: false,
    connections: ({ key, config }, context) =>
      entered(context.graph.of(functions)).map((app) =>
        connection(onlyThrough, key, app.key, { profile: entryRef(context), url: hostOf(config, context) }),
      ),
    exposure: entryExposure,
  },
  review: { validate: validateEntry },
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
  layOut: (resource, context) => ({ blocks: layOutEntry(resource, context) }),
});

/**
 * Returns the requirement of an entry if the backend has something to route to: apps, or origins of other
 * backends.
 */
function demandOf(settings: EntrySettings | null, hasApps: boolean): EntrySettings | undefined {
  return settings !== null && (hasApps || settings.origins.length > 0) ? settings : undefined;
}

/** Returns where callers find everything that is behind the way in. */
function hostOf({ customDomain }: EntrySettings, context: PlanningContext): OrExpression<string> {
  return customDomain === null ? entryUrl(context) : `https://${customDomain}`;
}

/** Returns what callers reach through the way in, with everything that the apps behind it ask for. */
function entryExposure({ config, requirements }: EntryResource, context: LayoutContext): Exposure[] {
  const host = hostOf(config, context);
  const common = { network: 'internet' as const, origins: [] };
  const apps = entered(context.graph.of(functions)).map((app, index): Exposure => {
    const routes = functionsExposure(app, context).filter(({ name }) => name !== 'deployment');
    const credentials = new Set<Credential>(routes.flatMap((route) => route.credentials));
    const pattern = patternsOf(app, index === 0).join(' ');
    return {
      ...common,
      name: `entry ${pattern}`,
      url: join`${host}/api`,
      credentials: [...credentials].sort(),
      components: sharersOf(app),
    };
  });
  const foreign = originGroups(entered(context.graph.of(functions)), config)
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

import type { CdnFrontdoorOriginConfig } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-origin/index.js';

import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { tagsFor } from '../azure/tags.js';
import { block, type BlockRef } from '../block.js';
import { layOutDomain, layOutDomainTraffic } from '../cdn/custom-domain.js';
import { FRONT_DOOR_ENDPOINT } from '../cdn/naming.js';
import { appRef } from '../functions/connections.js';
import { functions } from '../functions/index.js';
import type { FunctionsResource } from '../functions/sharing.js';
import type { LayoutContext, PlanningContext } from '../layout-context.js';
import { website } from '../website/index.js';
import { websiteAccountRef } from '../website/layout.js';
import type { EntryResource } from './entry-resource.js';
import { entered } from './entry-routes.js';
import type { OriginShare } from './front-door-origin.js';
import { type OriginGroup, originGroups } from './groups.js';
import { layOutFirewall } from './firewall.js';

/** Returns the block of the Front Door. */
export function entryRef(context: PlanningContext): BlockRef {
  return { type: 'azurerm_cdn_frontdoor_profile', id: context.id('entry') };
}

/** Returns the URL of the way in as an expression: Azure chooses a part of the host name. */
export function entryUrl(context: PlanningContext): string {
  return `https://${ref({ type: 'azurerm_cdn_frontdoor_endpoint', id: context.id('entry') }, 'host_name')}`;
}

/** Lays out a Front Door with one host name for all apps and a site. */
export function layOutEntry({ name, config }: EntryResource, context: LayoutContext): TerraformBlock[] {
  const { isolated } = context.settings;
  const { graph } = context;
  const tags = tagsFor('frontDoor', context.tags);
  const profile = block('azurerm_cdn_frontdoor_profile', entryRef(context).id, {
    name,
    resourceGroupName: context.resourceGroupName,
    tags,
    skuName: `${config.sku}_AzureFrontDoor`,
  });
  const endpoint = block('azurerm_cdn_frontdoor_endpoint', context.id('entry'), {
    name: context.nameOf(FRONT_DOOR_ENDPOINT, 'entry'),
    cdnFrontdoorProfileId: ref(profile, 'id'),
    tags,
  });
  const domain =
    config.customDomain === null
      ? undefined
      : layOutDomain('entry', config.customDomain, undefined, profile, context);
  const way = { profile, endpoint, domain };
  const ownTarget = (app: FunctionsResource): Target => {
    const ownRef = appRef(app, context);
    return {
      name: app.variant,
      hostName: ref(ownRef, 'default_hostname'),
      // One origin alone has all calls anyway.
      ...(config.origins.length > 0 && config.own),
      ...(isolated && {
        privateLink: {
          location: context.location,
          privateLinkTargetId: ref(ownRef, 'id'),
          targetType: 'sites',
          requestMessage: `Front Door ${name}`,
        },
      }),
    };
  };
  const apps = originGroups(entered(graph.of(functions)), config).map((group) =>
    layOutWay(
      group,
      [
        ...(group.own === undefined ? [] : [ownTarget(group.own)]),
        ...group.others.map(({ origin: { name: origin, priority, weight }, app: { hostName } }) => ({
          name: `${group.name}-${origin}`,
          hostName,
          priority,
          weight,
        })),
      ],
      way,
      context,
    ),
  );
  const [site] = config.site === null ? [] : graph.usedBy(config.site, website);
  const sites =
    site === undefined
      ? []
      : [
          layOutWay(
            { name: 'site', patterns: ['/*'], probePath: undefined },
            [
              {
                name: 'site',
                hostName: ref(websiteAccountRef(site.variant, context), 'primary_web_host'),
              },
            ],
            way,
            context,
          ),
        ];
  const ways = [...apps, ...sites];
  const routes = ways.map(({ route }) => route);
  const [route] = routes;
  return [
    profile,
    endpoint,
    ...(domain === undefined ? [] : [domain]),
    ...ways.flatMap(({ blocks }) => blocks),
    ...(domain === undefined || route === undefined || config.customDomain === null
      ? []
      : layOutDomainTraffic(
          {
            siteName: 'entry',
            hostName: config.customDomain,
            domain,
            endpoint,
            routes,
            zone: undefined,
            zoneName: undefined,
          },
          context,
        )),
    ...layOutFirewall(config, way, context),
  ];
}

/** App that receives calls. */
interface Target extends OriginShare {
  readonly name: string;
  readonly hostName: string;
  readonly privateLink?: CdnFrontdoorOriginConfig['privateLink'] & object;
}

interface Way {
  readonly profile: TerraformBlock;
  readonly endpoint: TerraformBlock;
  readonly domain: TerraformBlock | undefined;
}

/** Seconds between two probes: sooner where another origin can take over. */
const PROBE_SECONDS = { alone: 100, several: 30 };

function layOutWay(
  { name, patterns, probePath }: Pick<OriginGroup, 'name' | 'patterns' | 'probePath'>,
  targets: readonly Target[],
  { profile, endpoint, domain }: Way,
  context: LayoutContext,
): { blocks: TerraformBlock[]; route: TerraformBlock } {
  const id = context.id('entry', name);
  const group = block('azurerm_cdn_frontdoor_origin_group', id, {
    name,
    cdnFrontdoorProfileId: ref(profile, 'id'),
    sessionAffinityEnabled: false,
    loadBalancing: {
      additionalLatencyInMilliseconds: 50,
      sampleSize: 4,
      successfulSamplesRequired: 3,
    },
    healthProbe:
      probePath === undefined
        ? undefined
        : {
            protocol: 'Https',
            path: probePath,
            requestType: 'GET',
            intervalInSeconds: targets.length > 1 ? PROBE_SECONDS.several : PROBE_SECONDS.alone,
          },
  });
  const origins = targets.map((target) =>
    block('azurerm_cdn_frontdoor_origin', context.id('entry', target.name), {
      name: target.name,
      cdnFrontdoorOriginGroupId: ref(group, 'id'),
      // Azure takes no weight of 0.
      enabled: target.weight !== 0,
      certificateNameCheckEnabled: true,
      hostName: target.hostName,
      // App Service and Azure Storage find the app and the account by it.
      originHostHeader: target.hostName,
      ...(target.priority !== undefined && { priority: target.priority }),
      ...(target.weight !== undefined && { weight: Math.max(target.weight, 1) }),
      ...(target.privateLink && { privateLink: target.privateLink }),
    }),
  );
  const route = block('azurerm_cdn_frontdoor_route', id, {
    name,
    cdnFrontdoorEndpointId: ref(endpoint, 'id'),
    cdnFrontdoorOriginGroupId: ref(group, 'id'),
    cdnFrontdoorOriginIds: origins.map((origin) => ref(origin, 'id')),
    cdnFrontdoorCustomDomainIds: domain && [ref(domain, 'id')],
    patternsToMatch: [...patterns],
    // A redirect to https answers http, so both are needed.
    supportedProtocols: ['Http', 'Https'],
    httpsRedirectEnabled: true,
    forwardingProtocol: 'HttpsOnly',
    linkToDefaultDomain: true,
    // No cache: answers of APIs belong to their callers.
  });
  return { blocks: [group, ...origins, route], route };
}

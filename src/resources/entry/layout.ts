import type { CdnFrontdoorOriginConfig } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-origin/index.js';

import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { tagsFor } from '../azure/tags.js';
import { block, type BlockRef } from '../block.js';
import { layOutDomain, layOutDomainTraffic } from '../cdn/custom-domain.js';
import { FRONT_DOOR_ENDPOINT } from '../cdn/naming.js';
import { appRef } from '../functions/connections.js';
import { functions } from '../functions/index.js';
import type { LayoutContext, PlanningContext } from '../layout-context.js';
import { website } from '../website/index.js';
import { websiteAccountRef } from '../website/layout.js';
import type { EntryResource } from './entry-resource.js';
import { entered, patternsOf, probePathOf } from './entry-routes.js';
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
  const apps = entered(graph.of(functions)).map((app, index) => {
    const ownRef = appRef(app, context);
    return layOutWay(
      {
        name: app.variant,
        hostName: ref(ownRef, 'default_hostname'),
        patterns: patternsOf(app, index === 0),
        probePath: probePathOf(app),
        ...(isolated && {
          privateLink: {
            location: context.location,
            privateLinkTargetId: ref(ownRef, 'id'),
            targetType: 'sites',
            requestMessage: `Front Door ${name}`,
          },
        }),
      },
      way,
      context,
    );
  });
  const [site] = config.site === null ? [] : graph.usedBy(config.site, website);
  const sites =
    site === undefined
      ? []
      : [
          layOutWay(
            {
              name: 'site',
              hostName: ref(websiteAccountRef(site.variant, context), 'primary_web_host'),
              patterns: ['/*'],
              probePath: undefined,
            },
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

/** What calls go through, and to where. */
interface Target {
  readonly name: string;
  readonly hostName: string;
  readonly patterns: readonly string[];
  readonly probePath: string | undefined;
  readonly privateLink?: CdnFrontdoorOriginConfig['privateLink'] & object;
}

interface Way {
  readonly profile: TerraformBlock;
  readonly endpoint: TerraformBlock;
  readonly domain: TerraformBlock | undefined;
}

function layOutWay(
  { name, hostName, patterns, probePath, privateLink }: Target,
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
        : { protocol: 'Https', path: probePath, requestType: 'GET', intervalInSeconds: 100 },
  });
  const origin = block('azurerm_cdn_frontdoor_origin', id, {
    name,
    cdnFrontdoorOriginGroupId: ref(group, 'id'),
    enabled: true,
    certificateNameCheckEnabled: true,
    hostName,
    // App Service and Azure Storage find the app and the account by it.
    originHostHeader: hostName,
    ...(privateLink && { privateLink }),
  });
  const route = block('azurerm_cdn_frontdoor_route', id, {
    name,
    cdnFrontdoorEndpointId: ref(endpoint, 'id'),
    cdnFrontdoorOriginGroupId: ref(group, 'id'),
    cdnFrontdoorOriginIds: [ref(origin, 'id')],
    cdnFrontdoorCustomDomainIds: domain && [ref(domain, 'id')],
    patternsToMatch: [...patterns],
    // A redirect to https answers http, so that both are needed.
    supportedProtocols: ['Http', 'Https'],
    httpsRedirectEnabled: true,
    forwardingProtocol: 'HttpsOnly',
    linkToDefaultDomain: true,
    // No cache: answers of APIs belong to their callers.
  });
  return { blocks: [group, origin, route], route };
}

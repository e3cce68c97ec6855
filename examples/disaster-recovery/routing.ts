import { ResourceGroupStack } from '@atakora/component/cdk';
import { CdnFrontdoorEndpoint } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-endpoint/index.js';
import { CdnFrontdoorOrigin } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-origin/index.js';
import { CdnFrontdoorOriginGroup } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-origin-group/index.js';
import { CdnFrontdoorProfile } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-profile/index.js';
import { CdnFrontdoorRoute } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-route/index.js';
import { type App, TerraformOutput } from 'cdktf';

/** The app of one region. */
export interface Origin {
  readonly region: string;
  readonly appUrl: string;
  readonly healthPath: string;
}

/** One address in front of all regions. Calls go to the first origin whose health check answers. */
export function failOver(app: App, origins: readonly Origin[]): void {
  const stack = new ResourceGroupStack(app, 'bank-routing', {
    resourceGroupName: 'rg-bank-routing',
    location: 'eastus', // of the group; Front Door itself is global
  });
  const profile = new CdnFrontdoorProfile(stack, 'profile', {
    name: 'afd-bank-production',
    resourceGroupName: stack.resourceGroup.name,
    skuName: 'Standard_AzureFrontDoor',
  });
  const endpoint = new CdnFrontdoorEndpoint(stack, 'endpoint', {
    name: 'bank-production',
    cdnFrontdoorProfileId: profile.id,
  });
  const group = new CdnFrontdoorOriginGroup(stack, 'regions', {
    name: 'regions',
    cdnFrontdoorProfileId: profile.id,
    sessionAffinityEnabled: false,
    loadBalancing: {},
    healthProbe: {
      protocol: 'Https',
      path: origins[0]?.healthPath ?? '/',
      requestType: 'GET',
      intervalInSeconds: 30,
    },
  });
  const made = origins.map(({ region, appUrl }, index) => {
    const hostName = new URL(appUrl).hostname;
    return new CdnFrontdoorOrigin(stack, region, {
      name: region,
      cdnFrontdoorOriginGroupId: group.id,
      hostName,
      originHostHeader: hostName, // a function app answers to its own name only
      certificateNameCheckEnabled: true,
      enabled: true,
      priority: index + 1, // the next is called when no earlier one is healthy
    });
  });
  new CdnFrontdoorRoute(stack, 'route', {
    name: 'api',
    cdnFrontdoorEndpointId: endpoint.id,
    cdnFrontdoorOriginGroupId: group.id,
    cdnFrontdoorOriginIds: made.map(({ id }) => id),
    patternsToMatch: ['/api/*'],
    supportedProtocols: ['Http', 'Https'],
    httpsRedirectEnabled: true,
    forwardingProtocol: 'HttpsOnly',
  });
  new TerraformOutput(stack, 'address', { value: endpoint.hostName });
}

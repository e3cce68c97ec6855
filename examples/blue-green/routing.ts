import { ResourceGroupStack } from '@atakora/component/cdk';
import { CdnFrontdoorEndpoint } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-endpoint/index.js';
import { CdnFrontdoorOrigin } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-origin/index.js';
import { CdnFrontdoorOriginGroup } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-origin-group/index.js';
import { CdnFrontdoorProfile } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-profile/index.js';
import { CdnFrontdoorRoute } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-route/index.js';
import { type App, TerraformOutput } from 'cdktf';

/** One colour, and how much of the traffic it gets: 1 to 1000, or 0 for none. */
export interface Origin {
  readonly color: string;
  readonly appUrl: string;
  readonly healthPath: string;
  readonly weight: number;
}

/** One address in front of both colours. */
export function routeBetween(app: App, origins: readonly Origin[]): void {
  const stack = new ResourceGroupStack(app, 'myapp-routing', {
    resourceGroupName: 'rg-myapp-routing',
    location: 'eastus', // of the group; Front Door itself is global
  });
  const profile = new CdnFrontdoorProfile(stack, 'profile', {
    name: 'afd-myapp-production',
    resourceGroupName: stack.resourceGroup.name,
    skuName: 'Standard_AzureFrontDoor',
  });
  const endpoint = new CdnFrontdoorEndpoint(stack, 'endpoint', {
    name: 'myapp-production',
    cdnFrontdoorProfileId: profile.id,
  });
  const group = new CdnFrontdoorOriginGroup(stack, 'colors', {
    name: 'colors',
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
  const made = origins.map(({ color, appUrl, weight }) => {
    const hostName = new URL(appUrl).hostname;
    return new CdnFrontdoorOrigin(stack, color, {
      name: color,
      cdnFrontdoorOriginGroupId: group.id,
      hostName,
      originHostHeader: hostName, // a function app answers to its own name only
      certificateNameCheckEnabled: true,
      enabled: weight > 0,
      weight: Math.max(weight, 1), // 0 is no weight
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

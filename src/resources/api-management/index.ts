import * as v from 'valibot';

import { ref } from '../../plan/expression/expression.js';
import { connection } from '../connection.js';
import { defineResourceType } from '../define-resource-type.js';
import { onlyFromGateway } from '../functions/auth/gateway-lock.js';
import { functions } from '../functions/index.js';
import { first } from '../merge/strategies.js';
import { logsOf, watchesOf } from '../platform.js';
import { typeOptionsOf } from '../settings.js';
import { validateApiManagement } from './check.js';
import { gatewayIdentityRef, gatewayRef, layOutApiManagement } from './layout.js';
import { apiManagementMeters } from './meters.js';
import { API_MANAGEMENT, GATEWAY_IDENTITY } from './naming.js';
import { API_MANAGEMENT_TIERS, apiManagementOptions, type ApiManagementSettings } from './options.js';
import { appsBehindGateway } from './published-apis.js';
import { API_MANAGEMENT_DATA_TYPES, API_MANAGEMENT_REPLACED_BY } from './replaced-by.js';
import { gatewayWatches } from './watches.js';

/** Name of the constraint with the tier. */
const TIER = 'tier';

/** API Management before the APIs of a backend. */
export const apiManagement = defineResourceType<ApiManagementSettings>({
  type: 'apimanagement',
  title: 'API Management service',
  naming: API_MANAGEMENT,
  furtherNaming: [GATEWAY_IDENTITY],
  // The settings were checked as options of the backend.
  schema: v.custom<ApiManagementSettings>(() => true),
  requirements: {
    internal: true,
    implicitRequirement: (settings, uses) =>
      uses.some(({ type }) => type === functions.type)
        ? (typeOptionsOf(settings, apiManagementOptions) ?? undefined)
        : undefined,
  },
  merge: first(),
  sharing: {
    holdsData: false,
    constraints: ({ tier }) => [{ name: TIER, value: tier }],
    constraintChanges: {
      [TIER]: {
        kind: 'new-resource',
        source:
          'Azure changes no service from Consumption to BasicV2 or back; Terraform would replace it under its name, and lose its APIs without a word: azurerm 4.55.0, CustomizeDiff of azurerm_api_management',
      },
    },
    variant: ({ [TIER]: tier }) => (tier === 'BasicV2' ? 'basic-v2' : 'consumption'),
  },
  connections: {
    // The gateway is the entry from the internet.
    isolation: 'public',
    runsCode: false,
    connect: (resource, context) => {
      const identity = gatewayIdentityRef(resource, context);
      const way = {
        url: `https://${resource.name}.azure-api.net`,
        principalId: ref(identity, 'principal_id'),
        clientId: ref(identity, 'client_id'),
      };
      return [
        ...appsBehindGateway(context.graph).map((app) =>
          connection(onlyFromGateway, resource.key, app.key, way),
        ),
        // Source: learn.microsoft.com/azure/api-management/api-management-features (Azure Monitor and Log Analytics request logs)
        ...(resource.config.tier === 'Consumption'
          ? []
          : logsOf(
              resource,
              [{ target: gatewayRef(resource, context), audit: [], calls: ['GatewayLogs'] }],
              context,
            )),
        ...watchesOf(resource, gatewayWatches(resource, context), context),
      ];
    },
    // Each app lists its routes at the URL of the gateway.
    exposure: () => [],
  },
  validate: { check: validateApiManagement, recorded: { [TIER]: API_MANAGEMENT_TIERS } },
  replacedBy: API_MANAGEMENT_REPLACED_BY,
  dataTypes: API_MANAGEMENT_DATA_TYPES,
  azureType: 'Microsoft.ApiManagement/service',
  azurerm5: { registers: ['Microsoft.ApiManagement', 'Microsoft.ManagedIdentity'] },
  meters: apiManagementMeters,
  layOut: (resource, context) => ({ blocks: layOutApiManagement(resource, context) }),
});

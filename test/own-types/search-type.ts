import {
  appSettings,
  byName,
  connection,
  countWithin,
  defineResourceType,
  forPrincipals,
  grantRoles,
  join,
  logsOf,
  maximum,
  namingRule,
  placeOf,
  privateEndpoints,
  record,
  ref,
  type Resource,
  type ResourceType,
  sameName,
  terraformBlock,
} from '@atakora/component/extend';
import type { SearchServiceConfig } from '@cdktf/provider-azurerm/lib/search-service/index.js';
import * as v from 'valibot';

/** What a component asks of a search service. */
export interface SearchConfig {
  readonly tier?: 'basic' | 'standard';
  readonly replicas?: number;
  readonly indexes: readonly { readonly name: string }[];
}

type SearchResource = Resource<SearchConfig>;

/** A resource type as a user writes it, with everything that a built-in one has, from public names alone. */
export const search: ResourceType<SearchConfig> = defineResourceType<SearchConfig>({
  type: 'search',
  title: 'search service',
  naming: namingRule({ kind: 'searchService', abbreviation: 'srch', min: 2, max: 60 }),
  schema: v.strictObject({
    tier: v.exactOptional(v.picklist(['basic', 'standard'])),
    replicas: v.exactOptional(v.number()),
    indexes: v.array(v.strictObject({ name: v.string() })),
  }),
  azureType: 'Microsoft.Search/searchServices',
  merge: record<SearchConfig>({
    tier: { merge: ([first]) => ({ value: first?.value ?? 'basic', decisions: [] }) },
    replicas: maximum(),
    indexes: byName(record<{ name: string }>({ name: sameName() })),
  }),
  sharing: {
    // Azure has no way from one tier to another.
    constraints: ({ tier }) => (tier === undefined ? [] : [{ name: 'tier', value: tier }]),
    defaults: () => ({ tier: 'basic' }),
    units: ({ indexes }) => indexes.map(({ name }) => `index/${name}`),
    capacityEntries: ({ indexes }) => indexes.map(({ name }) => name),
    capacity: { max: 15, unit: 'indexes' },
    variant: ({ tier }) => (tier === 'standard' ? 'standard' : 'shared'),
  },
  connections: {
    isolation: 'private-endpoint',
    connect(resource, context) {
      const target = serviceOf(resource, context);
      return [
        ...privateEndpoints(
          resource,
          [
            {
              target,
              role: `search-${resource.variant}`,
              subresource: 'searchService',
              zone: 'privatelink.search.windows.net',
            },
          ],
          context,
        ),
        ...logsOf(resource, [{ target, audit: ['OperationLogs'], calls: [] }], context),
        ...forPrincipals(resource, context, (principal) => [
          ...grantRoles(
            principal,
            resource,
            [
              {
                role: 'Search Index Data Contributor',
                scope: ref(target, 'id'),
                id: ['search', resource.variant],
              },
            ],
            context,
          ),
          connection(appSettings, principal.resource, resource.key, { SEARCH_NAME: ref(target, 'name') }),
        ]),
      ];
    },
    attributes: (resource, context) => ({
      endpoint: join`https://${ref(serviceOf(resource, context), 'name')}.search.windows.net`,
    }),
  },
  validate: {
    usage: (services) =>
      services.map((service) =>
        countWithin(
          'maxResources.searchIndexes',
          'indexes per search service',
          service,
          service.config.indexes.length,
        ),
      ),
  },
  layOut: (resource, context) => ({
    blocks: [
      terraformBlock<SearchServiceConfig>('azurerm_search_service', serviceOf(resource, context).id, {
        name: resource.name,
        ...placeOf(context),
        sku: resource.config.tier ?? 'basic',
        replica_count: resource.config.replicas ?? 1,
        local_authentication_enabled: false,
        public_network_access_enabled: !context.settings.isolated,
      }),
    ],
    provider: { resourceProvidersToRegister: ['Microsoft.Search'] },
  }),
});

function serviceOf({ variant }: Pick<SearchResource, 'variant'>, context: { id(...role: string[]): string }) {
  return { type: 'azurerm_search_service', id: context.id('search', variant) };
}

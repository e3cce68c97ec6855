import { join, ref } from '../../plan/expression/expression.js';
import { declareAccess, grantAskedRoles, type Role } from '../access.js';
import type { BlockRef } from '../block.js';
import type { Connection } from '../connection.js';
import type { ConnectionContext, PlanningContext } from '../layout-context.js';
import { logsOf, privateEndpoints, watchesOf } from '../platform.js';
import type { Requirement } from '../requirement.js';
import type { SearchRequirement } from './requirement.js';
import type { SearchResource } from './sharing.js';

/** Returns the block of a search service. */
export function searchRef(
  { variant }: Pick<SearchResource, 'variant'>,
  context: Pick<PlanningContext, 'id'>,
): BlockRef {
  return { type: 'azurerm_search_service', id: context.id('aisearch', variant) };
}

/** Returns the address of a search service. azurerm 4.55.0 has no attribute for it. */
export function searchUrl(resource: Pick<SearchResource, 'variant'>, context: Pick<PlanningContext, 'id'>) {
  return join`https://${ref(searchRef(resource, context), 'name')}.search.windows.net`;
}

/** Connects a service with network, workspace and the apps of its components. */
export function searchConnections(resource: SearchResource, context: ConnectionContext): Connection[] {
  const target = searchRef(resource, context);
  const { variant } = resource;
  return [
    ...privateEndpoints(
      resource,
      [
        {
          target,
          role: `aisearch-${variant}`,
          subresource: 'searchService',
          zone: 'privatelink.search.windows.net',
        },
      ],
      context,
    ),
    // Source: learn.microsoft.com/azure/search/monitor-azure-cognitive-search-data-reference#resource-logs
    ...logsOf(resource, [{ target, audit: [], calls: ['OperationLogs'] }], context),
    ...watchesOf(
      resource,
      [
        {
          target,
          role: `aisearch-${variant}-throttling`,
          about: 'throttling',
          namespace: 'Microsoft.Search/searchServices',
          metric: 'ThrottledSearchQueriesPercentage',
          aggregation: 'Average',
          atLeast: 5,
        },
      ],
      context,
    ),
    declareAccess(resource, { endpoint: { levelOf, option: "indexes: [{ name: '<index>' }]" } }),
    ...grantAskedRoles(resource, context, (requirements) => rolesOf(requirements, resource, context)),
  ];
}

/**
 * Returns the roles of an app. The data role of a writer reads too; the role that makes indexes does not reach documents.
 * Source: learn.microsoft.com/azure/search/search-security-rbac
 */
function rolesOf(
  requirements: readonly Requirement<SearchRequirement>[],
  resource: SearchResource,
  context: ConnectionContext,
): Role[] {
  const levels = requirements.map(({ config }) => levelOf(config));
  const names = levels.includes('write')
    ? ['Search Index Data Contributor', 'Search Service Contributor']
    : levels.includes('read')
      ? ['Search Index Data Reader']
      : [];
  const scope = ref(searchRef(resource, context), 'id');
  return names.map((role) => ({ role, scope, id: ['aisearch', resource.variant] }));
}

function levelOf({ indexes = [] }: SearchRequirement): 'read' | 'write' | undefined {
  if (indexes.length === 0) return undefined;
  return indexes.every(({ access }) => access === 'read') ? 'read' : 'write';
}

import { ref } from '../../plan/expression/expression.js';
import { defineResourceType } from '../define-resource-type.js';
import { validateSearch } from './check.js';
import { searchConnections, searchRef, searchUrl } from './connections.js';
import { searchExposure } from './exposure.js';
import { FIELDS, indexUnits, layOutSearch } from './layout.js';
import { searchMeters } from './meters.js';
import { SEARCH_SERVICE } from './naming.js';
import { SEARCH_REPLACED_BY } from './replaced-by.js';
import { SEARCH_SKUS, type SearchConfig, type SearchRequirement } from './requirement.js';
import { searchRequirementSchema } from './requirement-schema.js';
import { mergeSearch, searchSharing, TIER, withSearchDefaults } from './sharing.js';

/** Services of Azure AI Search. */
export const aiSearch = defineResourceType<SearchRequirement, SearchConfig>({
  type: 'aisearch',
  title: 'search service',
  naming: SEARCH_SERVICE,
  schema: searchRequirementSchema,
  sharing: searchSharing,
  merge: mergeSearch,
  withDefaults: withSearchDefaults,
  connections: {
    isolation: 'private-endpoint',
    runsCode: false,
    exposure: searchExposure,
    connect: searchConnections,
    attributes: (resource, context) => ({
      name: ref(searchRef(resource, context), 'name'),
      endpoint: searchUrl(resource, context),
      tier: resource.config.sku,
    }),
  },
  validate: { check: validateSearch, recorded: { [TIER]: SEARCH_SKUS, [FIELDS]: /^[0-9a-f]{8}$/ } },
  replacedBy: SEARCH_REPLACED_BY,
  azureType: 'Microsoft.Search/searchServices',
  azurerm5: { registers: ['Microsoft.Search'] },
  meters: searchMeters,
  layOut: (resource, context) => ({
    blocks: layOutSearch(resource, context),
    units: indexUnits(resource),
  }),
});

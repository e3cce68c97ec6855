import type { Replacement } from '../../plan/replacement.js';
import { SEARCH_SKUS } from './requirement.js';

/**
 * Arguments whose change makes azurerm replace a search service. The new one has no indexes.
 * Source: azurerm 4.55.0, ForceNew and CustomizeDiff
 */
export const SEARCH_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  azurerm_search_service: {
    arguments: ['hosting_mode', 'location', 'name', 'resource_group_name'],
    conditions: [
      {
        argument: 'sku',
        effect: 'replace',
        kind: 'groups',
        groups: [['free'], [...SEARCH_SKUS], ['storage_optimized_l1'], ['storage_optimized_l2']],
      },
      ...SEARCH_SKUS.flatMap((to, index) =>
        SEARCH_SKUS.slice(index + 1).map(
          (from) => ({ argument: 'sku', effect: 'replace', kind: 'transition', from, to }) as const,
        ),
      ),
    ],
  },
};

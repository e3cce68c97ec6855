import type { Azurerm5 } from '../resource-type.js';
import { rewrite } from '../rewrite.js';

/** Capture with an identity exists from azurerm 4.71 on. Source: azurerm changelog of 4.71.0 */
export const eventHubsAzurerm5: Azurerm5 = {
  registers: ['Microsoft.EventHub'],
  rewrites: {
    azurerm_eventhub: rewrite<'azurerm_eventhub'>(
      ({ capture_description: capture, namespace_id = '', ...hub }) => ({
        ...hub,
        namespace_id,
        ...(capture && {
          capture_description: {
            ...capture,
            destination: { ...capture.destination, storage_authentication_type: 'SystemAssigned' },
          },
        }),
      }),
    ),
  },
};

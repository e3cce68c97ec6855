import type { Exposure } from '../../plan/exposure.js';
import { dataPlane, ipRangesOf } from '../exposure.js';
import type { LayoutContext } from '../layout-context.js';
import type { Resource } from '../resource.js';
import type { KeyVaultRequirement, KeyVaultResourceConfig } from './requirement.js';

/** Returns how the secrets of a vault are reached. What an existing vault asks for is its owner's to say. */
export function keyVaultExposure(
  resource: Resource<KeyVaultRequirement, KeyVaultResourceConfig>,
  context: LayoutContext,
): Exposure[] {
  const url = `https://${resource.name}.vault.azure.net`;
  return [
    resource.config.existing
      ? dataPlane(resource, context, { url, network: 'unknown', credentials: ['unknown'] })
      : dataPlane(resource, context, { url, credentials: ['entra'], ...ipRangesOf(resource) }),
  ];
}

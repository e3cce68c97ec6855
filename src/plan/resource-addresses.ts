import { pushTo } from './maps.js';
import type { ResourcePlan } from './resource-plan.js';
import { addressOf } from './terraform-block.js';

/**
 * Returns the addresses of the blocks of each resource, by its key: the resource itself first, the others in dependency order.
 * Resources without blocks are left out.
 */
export function addressesByResource({
  resources,
  terraform,
}: Pick<ResourcePlan, 'resources' | 'terraform'>): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  const main = new Set<string>();
  for (const { key, block } of resources)
    if (block !== undefined) {
      pushTo(all, key, block);
      main.add(block);
    }
  for (const block of terraform) {
    const address = addressOf(block);
    if (block.resource !== undefined && !main.has(address)) pushTo(all, block.resource, address);
  }
  return all;
}

import type { ComponentIpRanges } from '../resources/network/ip-range-options.js';
import type { Restricted } from '../resources/restricted.js';

/** Returns the part of a requirement with the addresses that may call; nothing where the component has no list. */
export function rangesFor(
  type: keyof ComponentIpRanges,
  { allowedIpRanges }: { readonly allowedIpRanges?: ComponentIpRanges },
): Restricted {
  const ranges = allowedIpRanges?.[type];
  return ranges === undefined ? {} : { allowedIpRanges: ranges };
}

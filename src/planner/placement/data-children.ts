import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';

/** Returns the child resources that a requirement declares and whose loss is a loss of data, each once. */
export function dataChildren<Req extends object>(
  { sharing }: ResourceType<Req>,
  { config }: Requirement<Req>,
): readonly string[] {
  return sharing.holdsData ? [...new Set(sharing.units(config))] : [];
}

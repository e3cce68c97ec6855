import { sortKeys } from '../plan/json.js';
import { escapeTexts, STACK_PARAMETERS } from '../plan/terraform-block.js';
import type { Settings } from '../resources/settings.js';
import type { Site } from '../resources/site.js';
import { logicalId } from './logical-id.js';
import type { Naming } from './naming.js';

/** The surroundings in which the resources of one backend are laid out. */
export function createSite(settings: Settings, naming: Naming): Site {
  return {
    settings,
    resourceGroupName: STACK_PARAMETERS.resourceGroupName,
    location: settings.location ?? STACK_PARAMETERS.location,
    tags: escapedTags(settings.tags),
    name: (kind, purpose) => naming.name(kind, purpose),
    givenName: (kind, name) => naming.givenName(kind, name),
    id: (...role) => logicalId([settings.backendId, ...role]),
  };
}

/** Tags are the one place where any text of the user's goes into blocks as it is, keys included. */
function escapedTags(tags: Settings['tags']): Record<string, string> {
  return sortKeys(escapeTexts(tags));
}

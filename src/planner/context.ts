import { sortKeys } from '../plan/json.js';
import { escapeTexts, STACK_PARAMETERS } from '../plan/terraform-block.js';
import type { PlanningContext } from '../resources/layout-context.js';
import type { Settings } from '../resources/settings.js';
import { logicalId } from './identifiers.js';
import type { Naming } from './naming.js';

/** Makes the context in which the resources of one backend are planned. */
export function createContext(settings: Settings, naming: Naming): PlanningContext {
  return {
    settings,
    resourceGroupName: STACK_PARAMETERS.resourceGroupName,
    location: settings.location ?? STACK_PARAMETERS.location,
    // Tags may be any text of the user, keys included, so they are escaped before they go into blocks.
    tags: sortKeys(escapeTexts(settings.tags)),
    nameOf: (rule, suffix) => naming.nameOf(rule, suffix),
    validateName: (rule, name) => naming.validateName(rule, name),
    id: (...role) => logicalId([settings.backendId, ...role]),
  };
}

import { sortKeys } from '../plan/json.js';
import { parameter } from '../plan/expression/expression.js';
import type { PlanningContext } from '../resources/layout-context.js';
import type { Settings } from '../resources/settings.js';
import { logicalId } from './identifiers.js';
import type { Naming } from './naming.js';

/** Makes the context in which the resources of one backend are planned. */
export function createContext(settings: Settings, naming: Naming): PlanningContext {
  return {
    settings,
    resourceGroupName: parameter('resourceGroupName'),
    location: settings.location ?? parameter('location'),
    tags: sortKeys(settings.tags),
    nameOf: (rule, suffix) => naming.nameOf(rule, suffix),
    validateName: (rule, name) => naming.validateName(rule, name),
    id: (...role) => logicalId([settings.backendId, ...role]),
  };
}

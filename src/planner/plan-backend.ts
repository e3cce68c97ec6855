import { deepFreeze } from '../plan/deep-freeze.js';
import { rememberOwn } from '../plan/serialize.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import type { IResourceProvider } from '../extend/resource-provider.js';
import { type TypeDirectory, typeDirectory } from '../extend/type-directory.js';
import { countAssignments } from '../resources/azure/role-assignments.js';
import { BUILT_IN_TYPES } from '../resources/registry/types.js';
import type { PlanningContext } from '../resources/layout-context.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { Settings } from '../resources/settings.js';
import { assemble } from './assemble.js';
import { checkLockValues } from './check-lock-values.js';
import { collect, type ComponentInput } from './collect.js';
import { connectResources } from './connect-resources.js';
import { createContext } from './context.js';
import { diagnosticsOf } from './diagnostics-of.js';
import { exposureOf } from './exposure.js';
import { countUsage } from './limits.js';
import { diagnoseLock, frontsOf } from './lock-diagnostics.js';
import { validateLock, validateLockStrings } from './lock-conflicts.js';
import { makeLock } from './make-lock.js';
import { createNaming } from './naming.js';
import { blocksOf, planBlocks } from './planned-blocks.js';
import { shareAndMerge } from './share-and-merge.js';
import { countUnshared } from './summary.js';
import { protectData } from './protection.js';
import { dataTypesOf, weakeningsOf } from './replacements.js';
import { validateLockOptions } from './validate-lock-options.js';

/** Input of `planBackend`. */
export interface PlanInput {
  readonly settings: Settings;
  /** At least one, each with an id of its own. */
  readonly components: readonly ComponentInput[];
  /** Custom providers, the preferred one first. */
  readonly providers: readonly IResourceProvider[];
  /** Resource types of the user. */
  readonly resourceTypes: readonly ResourceType[];
}

/**
 * Makes the plan: the same input always gives the same plan.
 * @throws MissingProviderError when a component requires a type that nothing provides.
 * @throws InvalidLockError when the lock has a value that the type of its resource cannot have.
 */
export function planBackend({ settings, components, providers, resourceTypes }: PlanInput): ResourcePlan {
  const naming = createNaming(settings);
  const planning = createContext(settings, naming);
  const types = typeDirectory(BUILT_IN_TYPES, resourceTypes, providers);
  const allTypes = [...types.builtIn, ...resourceTypes];
  checkLockValues(settings.lock, allTypes);

  const { placed, unshared } = share(types, components, planning);
  const connected = connectResources(placed, components, types, planning);
  const planned = planBlocks(connected, types);
  const { diagnostics, notices } = diagnosticsOf({ placed, connected, planned, types, naming });

  const { resources, outputs, context } = connected;
  const { layouts, units } = planned.retention;
  const { provider, furtherBlocks } = planned;
  const weakenedBy = weakeningsOf(allTypes, [...blocksOf(layouts), ...furtherBlocks]);
  const { names } = naming;
  const dataTypes = dataTypesOf(allTypes);
  const isDataType = (type: string) => Object.hasOwn(dataTypes, type);
  const protection = protectData({ settings, components, layouts, units, weakenedBy, isDataType });
  const lock = makeLock({
    settings,
    components,
    outputs,
    layouts,
    placed,
    units,
    names,
    provider,
    notices,
    records: protection.records,
  });
  const isOfUsers =
    resourceTypes.length + providers.length > 0 || components.some(({ isChecked }) => !isChecked);
  const exposure = exposureOf(resources, types.builtIn, context);
  const plan = assemble({
    ...planned,
    settings,
    components,
    unshared,
    outputs,
    lock,
    exposure,
    types: allTypes,
    weakenedBy,
    dataTypes,
    usage: countUsage(placed.resources, blocksOf(layouts), context),
    diagnostics: [
      ...diagnostics,
      diagnoseLock(lock, settings, outputs, frontsOf(exposure, resources)),
      { warnings: protection.warnings },
      countAssignments(blocksOf(layouts)),
      validateLockOptions(lock, settings),
      { errors: validateLock(settings.lock, placed.resources.keys(), settings.moves) },
      { errors: isOfUsers ? validateLockStrings(lock) : [] },
    ],
  });
  return rememberOwn(deepFreeze(plan), settings.lock);
}

/** Finds a place for each requirement. Large backends plan in less memory because the requirements as they were written end here. */
function share(types: TypeDirectory, components: readonly ComponentInput[], context: PlanningContext) {
  const collected = collect(types, components, context.settings);
  return { placed: shareAndMerge(collected, context), unshared: countUnshared(collected, context.settings) };
}

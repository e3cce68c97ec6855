import { deepFreeze } from '../plan/deep-freeze.js';
import { rememberOwn } from '../plan/serialize.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import type { IResourceProvider } from '../providers/resource-provider.js';
import { typeDirectory } from '../providers/type-directory.js';
import { plannedDeployer, unnamedDeployer } from '../resources/deployer/required-rights.js';
import { BUILT_IN_TYPES } from '../resources/registry/types.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { Settings } from '../resources/settings.js';
import { adopt, withAdopted } from './adoption/adopt.js';
import { assemble, joinProviderSettings } from './assemble.js';
import { collect, type ComponentInput } from './collect.js';
import { forAzurerm5 } from './azurerm-5.js';
import { createContext } from './context.js';
import { exposureOf } from './exposure.js';
import { layOut } from './lay-out.js';
import { countUsage } from './limits.js';
import { createNaming } from './naming.js';
import { attributesOf, outputsOf, placeholderValues } from './outputs.js';
import { validateOwnBlocks, validateOwnNames } from './own-blocks.js';
import { connect, typedResources } from './resource-graph.js';
import { shareAndMerge } from './share-and-merge.js';
import { diagnoseLock } from './lock-diagnostics.js';
import { validateLock } from './lock-conflicts.js';
import { makeLock } from './make-lock.js';
import { sayNoticesOnce } from './notices.js';
import { withoutContested } from './retention/contested-values.js';
import { retain } from './retention/retain.js';
import { validate } from './validate.js';
import { validateIsolation } from './validate-isolation.js';
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
 */
export function planBackend({ settings, components, providers, resourceTypes }: PlanInput): ResourcePlan {
  const naming = createNaming(settings);
  const types = typeDirectory(BUILT_IN_TYPES, resourceTypes, providers);

  // Requirements, and the resource of each.
  const collected = collect(types, components, settings);
  const placed = shareAndMerge(collected, createContext(settings, naming));

  // Connections between the resources, and the values that app settings name.
  const resources = typedResources(placed.resources);
  const connected = connect(placed.resources, components, createContext(settings, naming));
  const context = { ...connected, attributes: attributesOf(resources, connected) };
  const { outputs, warnings } = outputsOf(components, placed.resources, types.builtIn, context);
  const values = placeholderValues(components, outputs, resources, context);

  // Blocks, compared with what the lock and Azure have.
  const retention = retain(layOut(resources, types.builtIn, { ...context, values }), context);
  const { layouts, units } = retention;
  const adoption = adopt(layouts, settings);
  const state = { ...retention.state, imports: withAdopted(retention.state.imports, adoption.imports) };
  const blocks = layouts.flatMap(({ layout }) => layout.blocks ?? []);
  const written = settings.azurerm === 5 ? forAzurerm5(retention, types.builtIn) : retention;
  const provider = joinProviderSettings(layouts, settings);
  const rights = layouts.flatMap(({ layout }) => layout.rights ?? []);
  const deployer = plannedDeployer(blocks, provider, rights, settings);

  const { notices, diagnostics } = sayNoticesOnce(
    [
      withoutContested(placed, retention.contested),
      ...validate(placed.resources, resources, context),
      ...layouts.map(({ layout }) => layout),
      { errors: validateIsolation(resources, context) },
      { errors: [...validateOwnBlocks(layouts, types.builtIn), ...validateOwnNames(resources)] },
      naming,
      ...retention.diagnostics,
      adoption,
      { warnings: [...warnings, ...unnamedDeployer(deployer)] },
    ],
    settings.lock,
  );
  const { names } = naming;
  const lock = makeLock({ settings, components, outputs, layouts, placed, units, names, provider, notices });

  const plan = deepFreeze(
    assemble({
      settings,
      components,
      collected,
      outputs,
      layouts: written.layouts,
      furtherBlocks: written.blocks,
      lock,
      state,
      provider,
      deployer,
      exposure: exposureOf(resources, context),
      types: [...types.builtIn, ...resourceTypes],
      usage: countUsage(placed.resources, blocks, context),
      diagnostics: [
        ...diagnostics,
        diagnoseLock(lock, settings),
        validateLockOptions(lock, settings),
        { errors: validateLock(settings.lock, collected.keys()) },
      ],
    }),
  );
  return rememberOwn(plan);
}

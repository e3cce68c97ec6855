import type { TypeDirectory } from '../extend/type-directory.js';
import { unnamedDeployer } from '../resources/deployer/required-rights.js';
import type { ConnectedResources } from './connect-resources.js';
import type { Naming } from './naming.js';
import { type Notices, sayNoticesOnce } from './notices.js';
import { validateOwnBlocks, validateOwnNames } from './own-blocks.js';
import type { PlannedBlocks } from './planned-blocks.js';
import { withoutConflicting } from './retention/conflicting-values.js';
import type { PlacedResources } from './share-and-merge.js';
import { validate } from './validate.js';
import { validateIsolation } from './validate-isolation.js';
import { validateSteps } from './validate-steps.js';

/** Results of the steps of planning before the lock. */
export interface PlanningSteps {
  readonly placed: PlacedResources;
  readonly connected: ConnectedResources;
  readonly planned: PlannedBlocks;
  readonly types: TypeDirectory;
  readonly naming: Naming;
}

/** Returns what is wrong with a plan, and what its author should know, each notice once. */
export function diagnosticsOf({ placed, connected, planned, types, naming }: PlanningSteps): Notices {
  const { resources, context, warnings } = connected;
  const { retention, adoption, deployer } = planned;
  const { layouts, conflicting } = retention;
  return sayNoticesOnce(
    [
      withoutConflicting(placed, conflicting),
      ...validate(placed.resources, resources, context),
      ...layouts.map(({ layout }) => layout),
      { errors: validateIsolation(resources, context) },
      { errors: [...validateOwnBlocks(layouts, types.builtIn), ...validateOwnNames(resources)] },
      naming,
      ...retention.diagnostics,
      { errors: validateSteps(context.settings.lock, retention, types.builtIn) },
      adoption,
      { warnings: [...warnings, ...unnamedDeployer(deployer)] },
    ],
    context.settings.lock,
  );
}

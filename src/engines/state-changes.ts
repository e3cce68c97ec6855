import type { TerraformStack } from 'cdktf';

import { CannotApplyError } from '../errors.js';
import type { StateChanges } from '../plan/resource-plan.js';
import { engineOf } from './engine.js';
import { loadCdk } from './load.js';
import { combinedConstraint, oldestVersion } from '../terraform/required-version.js';
import { stateBlocks } from '../terraform/state-blocks.js';

/** Lists of blocks without a name, of which the JSON of a stack has one each. */
const LISTS = ['removed', 'moved', 'import'] as const;

/** The part of a cdktf stack where `addOverride` writes. cdktf merges it last. */
interface StackOverrides {
  readonly rawOverrides: Record<string, unknown>;
}

const changesOf = new WeakMap<TerraformStack, StateChanges[]>();

/**
 * Adds `removed`, `moved` and `import` blocks to a stack. One element per stack writes those of all backends. cdktf appends
 * lists of elements and overrides to each other, so that those of the user stay.
 */
export function addStateChanges(stack: TerraformStack, changes: StateChanges): void {
  if (changes.removed.length + changes.moved.length + changes.imports.length === 0) return;
  const earlier = changesOf.get(stack);
  if (earlier !== undefined) {
    earlier.push(changes);
    return;
  }
  const all = [changes];
  changesOf.set(stack, all);
  createElement(stack, () => joined(all));
}

function joined(all: readonly StateChanges[]): StateChanges {
  return {
    removed: all.flatMap(({ removed }) => removed),
    moved: all.flatMap(({ moved }) => moved),
    imports: all.flatMap(({ imports }) => imports),
  };
}

function createElement(stack: TerraformStack, changes: () => StateChanges): void {
  const { TerraformElement } = loadCdk(engineOf(stack));
  class StateChangesElement extends TerraformElement {
    override toTerraform(): object {
      const all = changes();
      // Now, because cdktf merges the overrides after the elements, and the user may write some until then.
      prepareOverrides(stack as unknown as StackOverrides, all);
      return stateBlocks(all as Parameters<typeof stateBlocks>[0]);
    }

    override toHclTerraform(): never {
      throw new CannotApplyError(
        `stack '${stack.node.id}'`,
        'must be synthesized as JSON, because cdktf does not write removed, moved or import blocks as HCL, received a call of toHclTerraform',
        'unset SYNTH_HCL_OUTPUT',
      );
    }
  }
  // A backend id does not have an underscore, so this id is always free.
  new StateChangesElement(stack, 'state_changes');
}

/**
 * Turns single blocks among the user's overrides into lists, to which blocks of the plan can be added. Terraform takes a single
 * block as an object, and cdktf would lose an object that it merges into a list.
 */
function prepareOverrides({ rawOverrides }: StackOverrides, changes: StateChanges): void {
  for (const list of LISTS) {
    const given = rawOverrides[list];
    if (typeof given === 'object' && given !== null && !Array.isArray(given)) rawOverrides[list] = [given];
  }
  const oldest = oldestVersion(changes);
  if (oldest === undefined) return;
  const settings = (rawOverrides['terraform'] ??= {}) as Record<string, unknown>;
  const constraint = settings['required_version'];
  settings['required_version'] = combinedConstraint(
    typeof constraint === 'string' ? constraint : undefined,
    oldest,
  );
}

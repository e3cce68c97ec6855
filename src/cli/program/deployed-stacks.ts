import type { PlannedStack } from '../../deploy/plan-deployment.js';
import type { StateBlock } from '../../lock/state/terraform-state.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { Call } from '../call.js';
import { blocksOf } from '../deployment/endpoints.js';
import { readDeployment } from '../deployment/read-deployment.js';
import { findProgram } from './find-program.js';

/** A backend, or a stack of a program, and its state. */
export interface DeployedStack {
  /** Name of the stack; undefined for a backend. */
  readonly stack: string | undefined;
  /** Plans of the backends in it. */
  readonly plans: readonly ResourcePlan[];
  /** Has the engine read the state. Returns no block where nothing was deployed. */
  readonly readBlocks: () => Promise<readonly StateBlock[]>;
}

/** Returns the backend of a call, or the stacks of its program. Reads no state. */
export async function readDeployedStacks(call: Call): Promise<DeployedStack[]> {
  const program = findProgram(call);
  if (program === undefined) {
    const { plan, options } = await readDeployment(call);
    const readBlocks = async () => {
      const { openDeployment } = await import('../../deploy.js');
      return blocksIn(await openDeployment(plan, options, { allowCommands: true }));
    };
    return [{ stack: undefined, plans: [plan], readBlocks }];
  }
  const { runProgram } = await import('./run-program.js');
  const stacks = await runProgram(program, call.list('stack'));
  return stacks.map(({ name, folder, plans }) => ({
    stack: name,
    plans,
    readBlocks: async () => {
      const { openStack } = await import('../../deploy.js');
      return blocksIn(await openStack(folder, { engine: call.text('engine') }));
    },
  }));
}

async function blocksIn(opened: Pick<PlannedStack, 'engine' | 'folder'>): Promise<readonly StateBlock[]> {
  const { readDeployedState } = await import('../../deploy.js');
  return blocksOf(await readDeployedState(opened));
}

import { planStack } from '../../deploy/plan-deployment.js';
import type { Call } from '../call.js';
import type { Outcome } from '../command.js';
import { destroy } from '../deployment/destroy-stack.js';
import { eachStack } from './each-stack.js';
import type { Program } from './find-program.js';
import { runProgram } from './run-program.js';

/** Destroys the stacks of a program, those first that others do not depend on. */
export async function destroyProgram(program: Program, call: Call): Promise<Outcome> {
  const stacks = await runProgram(program, call.list('stack'));
  return eachStack(stacks.reverse(), call, ({ name, folder, plans }, signal) => {
    const locked = plans.filter(({ backend }) => backend.locked === true).map(({ backend }) => backend.id);
    return destroy(
      {
        kind: 'stack',
        name,
        title: `stack '${name}'`,
        plans,
        planWithEngine: () =>
          planStack(folder, plans, { engine: call.text('engine'), mode: 'destroy', signal }),
        next:
          locked.length === 0
            ? ''
            : `Next: remove the lock of ${locked.join(', ')}. It is of resources that are gone.\n`,
      },
      call,
      signal,
    );
  });
}

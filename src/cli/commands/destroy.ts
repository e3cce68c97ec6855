import { shellWord } from '../../plan/phrases.js';
import type { Call } from '../call.js';
import type { Outcome } from '../command.js';
import { destroy } from '../deployment/destroy-stack.js';
import { watchInterruption } from '../deployment/interruption.js';
import { readDeployment } from '../deployment/read-deployment.js';
import { findProgram } from '../program/find-program.js';

/** Runs `atakora destroy`: everything that Terraform manages for the backend, or for the stacks of a program, after a question. */
export async function run(call: Call): Promise<Outcome> {
  const program = findProgram(call);
  if (program !== undefined) {
    const { destroyProgram } = await import('../program/destroy-program.js');
    return destroyProgram(program, call);
  }
  const { plan, options, lock, lockPath } = await readDeployment(call);
  const { id, environment } = plan.backend;
  const { planDeployment } = await import('../../deploy/plan-deployment.js');
  const interruption = watchInterruption();
  const { signal } = interruption;
  try {
    return await destroy(
      {
        kind: 'backend',
        name: id,
        title: `backend '${id}' (${environment})`,
        plans: [plan],
        lock,
        planWithEngine: () => planDeployment(plan, options, { mode: 'destroy', allowCommands: true, signal }),
        next:
          lock === undefined
            ? ''
            : `Next: git rm ${shellWord(lockPath)}. The lock is of resources that are gone.\n`,
      },
      call,
      signal,
    );
  } finally {
    interruption.release();
  }
}

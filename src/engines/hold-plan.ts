import type { TerraformStack } from 'cdktf';

import type { ResourcePlan } from '../plan/resource-plan.js';
import { serializePlan } from '../plan/serialize.js';
import { writeIfChanged } from '../terraform/package/write-if-changed.js';

const held = new WeakMap<TerraformStack, ResourcePlan[]>();

/**
 * Writes the plan beside the Terraform JSON of its stack when the program synthesizes: `<backend>.<environment>.plan.json`. The command line
 * judges and deploys the stack by it.
 */
export function holdPlan(stack: TerraformStack, plan: ResourcePlan): void {
  const earlier = held.get(stack);
  if (earlier !== undefined) {
    earlier.push(plan);
    return;
  }
  const plans = [plan];
  held.set(stack, plans);
  const { synthesizer } = stack;
  stack.synthesizer = {
    synthesize: (session) => {
      synthesizer.synthesize(session);
      const path = process.getBuiltinModule('node:path');
      const { outdir } = session.manifest;
      const { workingDirectory } = session.manifest.forStack(stack);
      for (const each of plans) {
        const { id, environment } = each.backend;
        writeIfChanged(
          path.join(outdir, workingDirectory, `${id}.${environment}.plan.json`),
          serializePlan(each),
        );
      }
    },
  };
}

import type { ResourcePlan } from '../../plan/resource-plan.js';
import { usualResourceGroup } from '../../terraform/render-options.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { findProgram, type Program } from '../program/find-program.js';
import { readBackend } from '../source/read-source.js';

/**
 * Runs `atakora synth`: the Terraform JSON of the backend and the packages of its apps, without a construct library; or a program of cdktf, which
 * writes its stacks.
 */
export async function run(call: Call): Promise<Outcome> {
  const program = findProgram(call);
  if (program !== undefined) return synthProgram(program, call.flag('frozen'));
  const { file, backend, deployment } = await readBackend(call);
  const plan = backend.plan();
  // Options of a deployment may name another group.
  const usual = deployment === undefined ? usualResourceGroup(plan.backend) : null;
  const place = placeOf(plan, call, file, usual);
  const { writeTerraform } = await import('../../terraform/write-terraform.js');
  const written = writeTerraform(plan, call.text('out') ?? 'terraform', {
    resourceGroup: { ...place, create: !call.flag('existing') },
    frozen: call.flag('frozen'),
  });
  return { text: `${written.file}\n`, exitCode: EXIT.ok };
}

async function synthProgram(program: Program, isFrozen: boolean): Promise<Outcome> {
  const { runProgram } = await import('../program/run-program.js');
  const stacks = await runProgram(program);
  if (isFrozen) {
    const { checkFrozen } = await import('../../terraform/check-frozen.js');
    for (const { plans } of stacks) plans.forEach(checkFrozen);
  }
  return { text: stacks.map(({ file }) => `${file}\n`).join(''), exitCode: EXIT.ok };
}

/** Returns the resource group and its region. */
function placeOf({ backend }: ResourcePlan, call: Call, file: string, usual: string | null) {
  const name = call.text('resource-group') ?? backend.resourceGroup ?? usual;
  const location = call.text('location') ?? backend.location;
  if (name === null)
    throw new CliError(
      file,
      'a stack must have a resource group, received none',
      'Add --resource-group NAME, or resourceGroupName to the configuration of the backend',
    );
  if (location === null)
    throw new CliError(
      file,
      'a stack must have a location, received none',
      'Add --location REGION, or location to the configuration of the backend',
    );
  return { name, location };
}

import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { DeploymentOptions } from '../../deploy/deployment-options.js';
import { type TerraformResourceGroup, usualResourceGroup } from '../../terraform/render-options.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { warnOfMissingSources } from '../deployment/missing-sources.js';
import { deploymentOptionsOf } from '../deployment/read-deployment.js';
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
  const source = await readBackend(call);
  const plan = source.backend.plan();
  const options = await deploymentOptionsOf(source, plan);
  const resourceGroup = groupOf(plan, call, source.file, options);
  const { writeTerraform } = await import('../../terraform/write-terraform.js');
  const written = writeTerraform(plan, call.text('out') ?? 'terraform', {
    resourceGroup,
    frozen: call.flag('frozen'),
  });
  await warnOfMissingSources(plan, () => Promise.resolve(options));
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

/** Returns the resource group that a deployment has, or the one that the call names. */
function groupOf(
  { backend }: ResourcePlan,
  call: Call,
  file: string,
  options: DeploymentOptions,
): TerraformResourceGroup {
  const name = call.text('resource-group');
  const { resourceGroup = {} } = name === undefined ? options : {};
  const location = call.text('location') ?? backend.location ?? options.location;
  if (location === undefined)
    throw new CliError(
      file,
      'a stack must have a location, received none',
      'Add --location REGION, or location to the configuration of the backend',
    );
  return {
    name: name ?? resourceGroup.name ?? backend.resourceGroup ?? usualResourceGroup(backend),
    location,
    create: !call.flag('existing') && resourceGroup.existing !== true,
    ...(resourceGroup.tags !== undefined && { tags: resourceGroup.tags }),
  };
}

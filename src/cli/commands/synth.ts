import { accessSync, constants, mkdirSync } from 'node:fs';

import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { readBackend } from '../source/read-source.js';

/** Runs `atakora synth`: the Terraform JSON of the backend, in a stack of its own. */
export async function run(call: Call): Promise<Outcome> {
  const { file, backend } = await readBackend(call);
  const plan = backend.plan();
  const { App, TerraformStack, ResourceGroupStack } = await loadConstructs();
  const place = placeOf(plan, call, file);
  const outdir = call.text('out') ?? 'cdktf.out';
  checkFolder(outdir);
  const app = new App({ outdir });
  const { id } = plan.backend;
  const options = { frozen: call.flag('frozen') };
  if (call.flag('existing'))
    backend.apply(new TerraformStack(app, id), {
      ...options,
      resourceGroup: place.resourceGroupName,
      location: place.location,
    });
  else backend.apply(new ResourceGroupStack(app, id, place), options);
  app.synth();
  return { text: `${outdir}/stacks/${id}/cdk.tf.json\n`, exitCode: EXIT.ok };
}

/** The construct library would end in the middle of its work. */
function checkFolder(outdir: string): void {
  try {
    mkdirSync(outdir, { recursive: true });
    accessSync(outdir, constants.W_OK);
  } catch (error) {
    const { code = 'an error' } = error as NodeJS.ErrnoException;
    throw new CliError(
      outdir,
      `the folder must be writable, received ${code}`,
      'Give --out a folder that this process can write to',
      error,
    );
  }
}

/** Returns the resource group and the region of the stack. */
function placeOf({ backend }: ResourcePlan, call: Call, file: string) {
  const resourceGroupName = call.text('resource-group') ?? backend.resourceGroup;
  const location = call.text('location') ?? backend.location;
  if (resourceGroupName === null)
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
  return { resourceGroupName, location };
}

async function loadConstructs() {
  try {
    const [{ App, TerraformStack }, { ResourceGroupStack }] = await Promise.all([
      import('cdktf'),
      import('../../cdk.js'),
    ]);
    return { App, TerraformStack, ResourceGroupStack };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new CliError(
      'atakora synth',
      'cdktf, constructs and @cdktf/provider-azurerm must be installed',
      "Run 'npm install cdktf constructs @cdktf/provider-azurerm'",
      error,
    );
  }
}

import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { NetworkNames } from '@atakora/component/backend';
import { addressOf, type ResourcePlan } from '@atakora/component/plan';
import type { TerraformResourceGroup } from '@atakora/component/terraform';

import { vi } from 'vitest';

import { isParameter } from '../../src/plan/expression/expression-json.js';
import { type ExampleModule, plansOf } from '../../scripts/examples/golden-texts.js';
import { blocksByAddress } from '../apply/planned-json.js';
import type { Arguments } from '../apply/stacks.js';
import type { Configuration } from './canonical.js';

/** A plan of an example, and what cdktf wrote of it. */
export interface ExampleStack {
  readonly plan: ResourcePlan;
  readonly json: Configuration;
  /** Where cdktf wrote it. */
  readonly directory: string;
}

/** Names of the examples. */
export const EXAMPLES = readdirSync('examples', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(`examples/${entry.name}`).includes('main.ts'))
  .map(({ name }) => name);

/** Runs an example as it is, and finds the stack of each of its plans that it applies. */
export async function exampleStacks(example: string): Promise<ExampleStack[]> {
  const out = mkdtempSync(join(tmpdir(), 'example-'));
  // cdktf reads the folder that it writes to from the environment, when an app is made.
  vi.stubEnv('CDKTF_OUTDIR', out);
  const plans = plansOf(example, (await import(`../../examples/${example}/main.ts`)) as ExampleModule);
  const stacks = readdirSync(`${out}/stacks`).map((name) => {
    const directory = `${out}/stacks/${name}`;
    return { directory, json: JSON.parse(readFileSync(`${directory}/cdk.tf.json`, 'utf8')) as Configuration };
  });
  return [...plans.values()].flatMap((plan) => {
    const stack = stacks.find(({ json }) => isStackOf(plan, json));
    return stack === undefined ? [] : [{ plan, ...stack }];
  });
}

/** Whether a stack has the blocks of a plan. Backends of several environments differ in names alone. */
function isStackOf({ terraform }: ResourcePlan, json: Configuration): boolean {
  const blocks = blocksByAddress(json);
  return terraform.every((block) => {
    const { name } = block.arguments;
    const found = blocks[addressOf(block)];
    return found !== undefined && (typeof name !== 'string' || found['name'] === name);
  });
}

/** The resource group of a stack. */
export function groupIn({ json }: ExampleStack): TerraformResourceGroup {
  const { 'azurerm_resource_group.resource_group': group } = blocksByAddress(json);
  const { '//': _, ...given } = group as Arguments & TerraformResourceGroup;
  return { ...given, create: true };
}

/** What cdktf wrote without the blocks that the program of the example adds itself. */
export function planned({ plan, json }: ExampleStack): Configuration {
  const own = new Set([...plan.terraform.map(addressOf), 'azurerm_resource_group.resource_group']);
  const blocks = Object.entries(json.resource).map(([type, byId]) => [
    type,
    Object.fromEntries(Object.entries(byId).filter(([id]) => own.has(`${type}.${id}`))),
  ]);
  const kept = blocks.filter(([, byId]) => Object.keys(byId ?? {}).length > 0);
  return { ...json, resource: Object.fromEntries(kept) as Configuration['resource'] };
}

/** The names of the network that the program of an example makes itself. */
export function networkIn({ plan, json }: ExampleStack): NetworkNames {
  const blocks = blocksByAddress(json);
  const asked = plan.parameters.filter(
    (name) => name.endsWith('NetworkName') || name.endsWith('SubnetName') || name === 'subnetName',
  );
  return Object.fromEntries(
    asked.flatMap((parameter) =>
      plan.terraform.flatMap((block) =>
        Object.entries(block.arguments)
          .filter(([, value]) => isParameter(value, parameter))
          .map(([argument]) => [parameter, blocks[addressOf(block)]?.[argument]]),
      ),
    ),
  ) as NetworkNames;
}

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { BackendError } from '@atakora/component/backend';
import { applyPlan } from '@atakora/component/cdk';
import { parsePlan, serializePlan } from '@atakora/component/plan';
import { describe, expect, test, vi } from 'vitest';

import { isGoldenFile } from '../../scripts/examples/golden-folder.js';
import { type ExampleModule, goldenTexts, plansOf } from '../../scripts/examples/golden-texts.js';
import { blocksByAddress, GROUP_STACK, plannedJson } from '../engines/planned-json.js';
import { footprint, groupStack, synth } from '../engines/stacks.js';

const root = fileURLToPath(new URL('../../examples/', import.meta.url));

/** Stands for the constructs of a program that makes its network itself. */
const NETWORK = {
  virtualNetworkName: 'vnet-given',
  subnetName: 'snet-given',
  privateEndpointSubnetName: 'snet-given-endpoints',
};

const names = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  .map(({ name }) => name);

test.each(names)('example %s has a program', (name) => {
  expect(existsSync(`${root}${name}/main.ts`)).toBe(true);
});

/** Runs the examples. Each is a program, which prints something and writes Terraform JSON. */
async function runExamples(): Promise<readonly (readonly [string, ExampleModule])[]> {
  const outdir = mkdtempSync(join(tmpdir(), 'atakora-examples-'));
  vi.stubEnv('CDKTF_OUTDIR', outdir);
  const log = vi.spyOn(console, 'log').mockReturnValue();
  try {
    const modules: [string, ExampleModule][] = [];
    for (const name of names) {
      modules.push([name, (await import(`../../examples/${name}/main.ts`)) as ExampleModule]);
    }
    return modules;
  } finally {
    log.mockRestore();
    vi.unstubAllEnvs();
    rmSync(outdir, { recursive: true });
  }
}

const examples = (await runExamples()).map(([name, module]) => ({ name, plans: plansOf(name, module) }));

test.each(examples)('example $name records the plans that it makes', ({ name, plans }) => {
  const made = [...plans].flatMap(([file, plan]) => [...goldenTexts(name, file, plan).keys()]);
  expect(made).not.toEqual([]);
  expect(readdirSync(root + name).filter(isGoldenFile)).toEqual(made.sort());
});

const golden = names.flatMap((name) =>
  readdirSync(root + name)
    .filter(isGoldenFile)
    .map((file) => `${name}/${file}`),
);

/** Paths of the machine that made a plan. */
const MACHINE = /[A-Z]:\\|\/(?:home|root|tmp|Users|work)\//;

test.each(golden)('%s holds nothing of the machine that made it', (file) => {
  expect(readFileSync(root + file, 'utf8')).not.toMatch(MACHINE);
});

// Plans that are not recorded as a whole are those that the examples make, which the recorded hashes stand for.
const texts = examples.flatMap(({ name, plans }) =>
  [...plans].map(([file, plan]): [string, string] => {
    const recorded = `${root}${name}/${file}.json`;
    const text = existsSync(recorded) ? readFileSync(recorded, 'utf8') : serializePlan(plan);
    return [`${name}/${file}`, text];
  }),
);

describe.each(texts)('%s', (_name, text) => {
  const plan = parsePlan(text);

  test('reads back to the same bytes', () => {
    expect(serializePlan(plan)).toBe(text);
  });

  test('holds nothing of the machine that made it', () => {
    expect(text).not.toMatch(MACHINE);
  });

  const stopped = plan.errors.length + plan.violations.length > 0;
  const partial = plan.resources.some(({ madeBy }) => madeBy === 'provider');

  test.runIf(stopped || partial)('is refused, as it says itself', () => {
    const stack = groupStack();
    const before = footprint(stack);
    expect(() => applyPlan(plan, stack)).toThrow(BackendError);
    expect(footprint(stack)).toEqual(before);
  });

  test.skipIf(stopped || partial)('is applied as it stands', () => {
    const stack = groupStack();
    const given = plan.parameters.includes('virtualNetworkName') ? { network: NETWORK } : {};
    // The examples are ours, and one has the sync of its triggers run by Terraform.
    applyPlan(plan, stack, { ...given, allowCommands: true });
    const { 'azurerm_resource_group.resource_group': _, ...blocks } = blocksByAddress(synth(stack));
    expect(blocks).toEqual(plannedJson(plan, { ...GROUP_STACK, ...given }));
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { BackendError } from '@atakora/component/backend';
import { applyPlan } from '@atakora/component/cdk';
import { parsePlan, serializePlan } from '@atakora/component/plan';
import { describe, expect, test } from 'vitest';

import { blocksByAddress, GROUP_STACK, plannedJson } from '../apply/planned-json.js';
import { footprint, groupStack, synth } from '../apply/stacks.js';

const root = fileURLToPath(new URL('../../examples/', import.meta.url));

/** Stands for the constructs of a program that makes its network itself. */
const NETWORK = {
  virtualNetworkName: 'vnet-given',
  subnetName: 'snet-given',
  privateEndpointSubnetName: 'snet-given-endpoints',
};

const examples = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  .map(({ name }) => ({
    name,
    plans: readdirSync(`${root}${name}`).filter((file) => /^plan(\..+)?\.json$/.test(file)),
  }));

test.each(examples)('example $name has a program and the plan that it makes', ({ name, plans }) => {
  expect(existsSync(`${root}${name}/main.ts`)).toBe(true);
  expect(plans).not.toEqual([]);
});

const recorded = examples.flatMap(({ name, plans }) => plans.map((file) => `${name}/${file}`));

describe.each(recorded)('the recorded plan %s', (file) => {
  const text = readFileSync(root + file, 'utf8');
  const plan = parsePlan(text);

  test('reads back to the same bytes', () => {
    expect(serializePlan(plan)).toBe(text);
  });

  test('holds nothing of the machine that made it', () => {
    expect(text).not.toMatch(/[A-Z]:\\\\|\/(?:home|root|tmp|Users|work)\//);
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
    applyPlan(plan, stack, given);
    const { 'azurerm_resource_group.resource_group': _, ...blocks } = blocksByAddress(synth(stack));
    expect(blocks).toEqual(plannedJson(plan, { ...GROUP_STACK, ...given }));
  });
});

import { describe, expect, it } from 'vitest';

import { settingsFrom } from '../../src/backend/settings-from-config.js';
import { createContext } from '../../src/planner/context.js';
import { mergeBins } from '../../src/planner/merge.js';
import { createNaming } from '../../src/planner/naming.js';
import { share } from '../../src/planner/share.js';
import { functions } from '../../src/resources/functions/index.js';
import type { FunctionsRequirementConfig } from '../../src/resources/functions/requirement.js';
import { SHOP } from '../support/plans.js';

const requirement = (component: string, config: Partial<FunctionsRequirementConfig>, priority = 10) => ({
  component,
  key: `functions:${component}`,
  priority,
  config: { runtime: 'node' as const, ...config },
});

function merged(...requirements: ReturnType<typeof requirement>[]) {
  return mergedBeside([], ...requirements);
}
function mergedBeside(taken: readonly string[], ...requirements: ReturnType<typeof requirement>[]) {
  const settings = settingsFrom(SHOP);
  const { bins } = share(functions, requirements);
  return mergeBins(functions, bins, createContext(settings, createNaming(settings)), new Set(taken));
}
const many = (prefix: string) =>
  Array.from({ length: 100 }, (_, index) => ({
    name: `${prefix}${index}`,
    trigger: { type: 'timer' as const, schedule: '0 0 * * * *' },
  }));

describe('merged bins', () => {
  it('have keys of their own, whichever a provider of the user took', () => {
    const taken = ['functions:shared', 'functions:node18', 'functions:node20'];
    const found = mergedBeside(
      taken,
      requirement('A', { version: '18' }),
      requirement('B', {}),
      requirement('C', { version: '20' }),
    );
    expect(found.map(({ resource: { key } }) => key)).toEqual(['functions:built-in', 'functions:built-in-2']);
  });

  it('are named after what they are, the default one first', () => {
    const found = merged(
      requirement('A', { version: '18' }),
      requirement('B', { version: '22' }),
      requirement('C', { version: '20' }),
    );
    expect(found.map(({ resource: { key, variant } }) => [key, variant])).toEqual([
      ['functions:shared', 'shared'],
      ['functions:node18', 'node18'],
      ['functions:node20', 'node20'],
    ]);
    expect(found.map(({ resource }) => resource.type)).toEqual(['functions', 'functions', 'functions']);
    expect(found[1]?.resource.name).toMatch(/^func-shop-prod-node18-/);
  });

  it('have the first key even when none of them is the default one, and the name of what they are', () => {
    const [first, second] = merged(
      requirement('A', { runtime: 'python' }),
      requirement('B', { runtime: 'java' }),
    );
    expect(first?.resource).toMatchObject({ key: 'functions:shared', variant: 'java' });
    expect(second?.resource).toMatchObject({ key: 'functions:python', variant: 'python' });
  });

  it('of one variant are numbered in the order in which they were opened', () => {
    const found = merged(
      requirement('A', { functions: many('a') }, 5),
      requirement('B', { functions: many('b') }, 20),
      requirement('C', { functions: many('c') }),
    );
    expect(
      found.map(({ resource: { key, variant, requirements } }) => [key, variant, requirements[0]?.component]),
    ).toEqual([
      ['functions:shared', 'shared', 'B'],
      ['functions:shared-2', 'shared-2', 'C'],
      ['functions:shared-3', 'shared-3', 'A'],
    ]);
    expect(new Set(found.map(({ resource }) => resource.name)).size).toBe(3);
  });

  it('hold what their requirements came to, every default filled in, with the decisions', () => {
    const [only] = merged(
      requirement('A', { environmentVariables: { LEVEL: 'a' } }),
      requirement('B', { environmentVariables: { LEVEL: 'b' } }, 20),
    );
    expect(only?.resource.config).toEqual({
      runtime: 'node',
      version: '22',
      environmentVariables: { LEVEL: 'b' },
      functions: [],
      sku: 'FC1',
    });
    expect(only?.resource.decisions).toMatchObject([
      { path: 'runtime', kind: 'decided' },
      {
        path: 'environmentVariables.LEVEL',
        kind: 'overridden',
        candidates: [
          { component: 'B', priority: 20, value: 'b' },
          { component: 'A', priority: 10, value: 'a' },
        ],
      },
    ]);
    expect(only?.bin.requirements).toBe(only?.resource.requirements);
  });

  it('of no requirements are none', () => {
    expect(merged()).toEqual([]);
  });
});

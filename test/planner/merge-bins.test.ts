import { describe, expect, it } from 'vitest';

import { settingsFrom } from '../../src/backend/settings-from-config.js';
import { createContext } from '../../src/planner/context.js';
import { mergeBins } from '../../src/planner/merge.js';
import { createNaming } from '../../src/planner/naming.js';
import { place } from '../../src/planner/placement/place.js';
import { functions } from '../../src/resources/functions/index.js';
import type { FunctionsRequirementConfig } from '../../src/resources/functions/requirement.js';
import { SHOP } from '../support/plans.js';
import { sampleRequirement, sampleType } from '../support/resource-types.js';

const requirement = (component: string, config: Partial<FunctionsRequirementConfig>, priority = 10) => ({
  component,
  key: `functions:${component}`,
  requirementId: component,
  priority,
  config: { runtime: 'node' as const, ...config },
});

function merged(...requirements: ReturnType<typeof requirement>[]) {
  return mergedBeside([], ...requirements);
}
function mergedBeside(taken: readonly string[], ...requirements: ReturnType<typeof requirement>[]) {
  const settings = settingsFrom(SHOP);
  const { bins } = place(functions, requirements, settings);
  const identities = { keys: new Set(taken), numbers: new Map<string, number>() };
  return mergeBins(functions, bins, createContext(settings, createNaming(settings)), identities);
}
const many = (prefix: string) =>
  Array.from({ length: 100 }, (_, index) => ({
    name: `${prefix}${index}`,
    trigger: { type: 'timer' as const, schedule: '0 0 * * * *' },
  }));

describe('merged bins', () => {
  it('have keys of their own, whichever a provider of the user took', () => {
    const found = mergedBeside(
      ['functions:shared', 'functions:shared-2'],
      requirement('A', { version: '18' }),
      requirement('B', {}),
    );
    expect(found.map(({ resource: { key, variant } }) => [key, variant])).toEqual([
      ['functions:built-in', 'shared'],
      ['functions:built-in-2', 'shared-2'],
    ]);
  });

  it('are named after what only another resource changes, the default one first', () => {
    const found = merged(
      requirement('A', { sku: 'EP1' }),
      requirement('B', { runtime: 'python' }),
      requirement('C', {}),
    );
    expect(found.map(({ resource: { key, variant } }) => [key, variant])).toEqual([
      ['functions:shared', 'shared'],
      ['functions:elastic', 'elastic'],
      ['functions:python', 'python'],
    ]);
    expect(found.map(({ resource }) => resource.type)).toEqual(['functions', 'functions', 'functions']);
    expect(found[2]?.resource.name).toMatch(/^func-shop-prod-python-/);
  });

  it('are numbered where they differ in what Azure changes in place, the usual one first', () => {
    const found = merged(
      requirement('A', { version: '18' }),
      requirement('B', { version: '20' }),
      requirement('C', { version: '22' }),
    );
    expect(found.map(({ resource: { key, constraints } }) => [key, constraints['runtime version']])).toEqual([
      ['functions:shared', '22'],
      ['functions:shared-2', '18'],
      ['functions:shared-3', '20'],
    ]);
  });

  it('have the key of what they are, alone or beside others', () => {
    const python = requirement('A', { runtime: 'python' });
    const keys = (...all: (typeof python)[]) => merged(...all).map(({ resource: { key } }) => key);
    expect(keys(python)).toEqual(['functions:python']);
    expect(keys(python, requirement('B', { runtime: 'java' }))).toEqual([
      'functions:java',
      'functions:python',
    ]);
  });

  it('of custom providers are counted apart from those of the built-in type', () => {
    const settings = settingsFrom(SHOP);
    const context = createContext(settings, createNaming(settings));
    const identities = { keys: new Set<string>(), numbers: new Map<string, number>() };
    const variants = (type: typeof functions) =>
      mergeBins(type, place(type, [requirement('A', {})], settings).bins, context, identities).map(
        ({ resource: { variant } }) => variant,
      );
    expect(variants({ ...functions, provider: 'own' })).toEqual(['shared']);
    expect(variants(functions)).toEqual(['shared']);
    expect([...identities.numbers]).toEqual([
      ['own/functions:shared', 1],
      ['functions:shared', 1],
    ]);
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

  it('have variants of the facts that only another resource changes, and none of the others', () => {
    const settings = settingsFrom(SHOP);
    const type = sampleType('sample', {
      sharing: {
        constraints: () => [
          { name: 'tier', value: 'x' },
          { name: 'level', value: 'y' },
        ],
        changesInPlace: (name) => name === 'level',
        variant: (facts) => Object.entries(facts).flat().join('-'),
      },
    });
    const { bins } = place(type, [sampleRequirement('A', 'sample')], settings);
    const identities = { keys: new Set<string>(), numbers: new Map<string, number>() };
    const found = mergeBins(type, bins, createContext(settings, createNaming(settings)), identities);
    expect(found.map(({ resource: { variant } }) => variant)).toEqual(['tier-x']);
  });

  it('are in the order of their variants, of which only the default one comes before', () => {
    const settings = settingsFrom(SHOP);
    const type = sampleType('sample', {
      sharing: {
        constraints: ({ size = 0 }) => [{ name: 'size', value: String(size) }],
        variant: ({ size = '' }) =>
          ['x-shared', 'shared', 'sharedness', 'a', 'shared-x', 'x-alpha'][Number(size)] ?? '',
      },
    });
    const requirements = [0, 1, 2, 3, 4, 5].map((size) => ({
      ...sampleRequirement(`C${size}`, 'sample'),
      config: { size },
    }));
    const identities = { keys: new Set<string>(), numbers: new Map<string, number>() };
    const context = createContext(settings, createNaming(settings));
    const found = mergeBins(type, place(type, requirements, settings).bins, context, identities);
    expect(found.map(({ resource: { variant } }) => variant)).toEqual([
      'shared',
      'shared-x',
      'a',
      'sharedness',
      'x-alpha',
      'x-shared',
    ]);
  });

  it('of no requirements are none', () => {
    expect(merged()).toEqual([]);
  });
});

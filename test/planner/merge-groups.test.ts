import { describe, expect, it } from 'vitest';

import { settingsFrom } from '../../src/backend/settings-from-config.js';
import { mergeGroups } from '../../src/planner/merge.js';
import { createNaming } from '../../src/planner/naming.js';
import { share } from '../../src/planner/share.js';
import { functionsType } from '../../src/resources/functions/sharing.js';
import type { FunctionsRequirementConfig } from '../../src/resources/functions/requirement.js';
import { SHOP } from '../support/plans.js';

const need = (component: string, config: Partial<FunctionsRequirementConfig>, priority = 10) => ({
  component,
  key: `functions:${component}`,
  priority,
  config: { runtime: 'node' as const, ...config },
});

function merged(...needs: ReturnType<typeof need>[]) {
  return mergedBeside([], ...needs);
}
function mergedBeside(taken: readonly string[], ...needs: ReturnType<typeof need>[]) {
  const { groups } = share(functionsType, needs);
  const naming = createNaming(settingsFrom(SHOP));
  return mergeGroups(functionsType, groups, 'functionApp', naming, new Set(taken));
}
const many = (prefix: string) =>
  Array.from({ length: 100 }, (_, index) => ({
    name: `${prefix}${index}`,
    trigger: { type: 'timer' as const, schedule: '0 0 * * * *' },
  }));

describe('merged groups', () => {
  it('have keys of their own, whichever a provider of a user took', () => {
    const taken = ['functions:shared', 'functions:node18', 'functions:node20'];
    const found = mergedBeside(
      taken,
      need('A', { version: '18' }),
      need('B', {}),
      need('C', { version: '20' }),
    );
    expect(found.map(({ resource: { key } }) => key)).toEqual(['functions:built-in', 'functions:built-in-2']);
  });

  it('are named after what they are, the usual one first', () => {
    const found = merged(
      need('A', { version: '18' }),
      need('B', { version: '22' }),
      need('C', { version: '20' }),
    );
    expect(found.map(({ resource: { key, variant: purpose } }) => [key, purpose])).toEqual([
      ['functions:shared', 'shared'],
      ['functions:node18', 'node18'],
      ['functions:node20', 'node20'],
    ]);
    expect(found.map(({ resource }) => resource.type)).toEqual(['functions', 'functions', 'functions']);
    expect(found[1]?.resource.name).toMatch(/^func-shop-prod-node18-/);
  });

  it('have the first key even when none of them is the usual one, and the name of what they are', () => {
    const [first, second] = merged(need('A', { runtime: 'python' }), need('B', { runtime: 'java' }));
    expect(first?.resource).toMatchObject({ key: 'functions:shared', purpose: 'java' });
    expect(second?.resource).toMatchObject({ key: 'functions:python', purpose: 'python' });
  });

  it('of one kind are numbered in the order in which they were opened', () => {
    const found = merged(
      need('A', { functions: many('a') }, 5),
      need('B', { functions: many('b') }, 20),
      need('C', { functions: many('c') }),
    );
    expect(found.map(({ resource: { key, variant: purpose, requirements: needs } }) => [key, purpose, needs[0]?.component])).toEqual(
      [
        ['functions:shared', 'shared', 'B'],
        ['functions:shared-2', 'shared-2', 'C'],
        ['functions:shared-3', 'shared-3', 'A'],
      ],
    );
    expect(new Set(found.map(({ resource }) => resource.name)).size).toBe(3);
  });

  it('hold what their needs came to, every default filled in, with the notes', () => {
    const [only] = merged(
      need('A', { environmentVariables: { LEVEL: 'a' } }),
      need('B', { environmentVariables: { LEVEL: 'b' } }, 20),
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
        asked: [
          { component: 'B', priority: 20, value: 'b' },
          { component: 'A', priority: 10, value: 'a' },
        ],
      },
    ]);
    expect(only?.group.needs).toBe(only?.resource.requirements);
  });

  it('of no needs are none', () => {
    expect(merged()).toEqual([]);
  });
});

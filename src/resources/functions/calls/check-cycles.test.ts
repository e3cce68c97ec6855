import { describe, expect, it } from 'vitest';

import { app } from '../../../../test/support/definitions.js';
import { planOf, SHOP } from '../../../../test/support/plans.js';
import { defineBackend } from '../../../backend/define-backend.js';

/** An app whose settings name the endpoints of others. */
const calling = (id: string, ...others: string[]) =>
  app(id, {
    environmentVariables: Object.fromEntries(
      others.map((other, index) => [`${id.toUpperCase()}_URL${index}`, `\${${other}.appUrl}/x`]),
    ),
  });
const cyclesIn = (...components: ReturnType<typeof app>[]) =>
  planOf(components).warnings.filter(({ code }) => code === 'COMPONENT_CYCLE');

describe('components that call each other in a circle', () => {
  it('are a warning that starts at the first of them, in any order of adding', () => {
    const expected = {
      code: 'COMPONENT_CYCLE',
      message: "'A' calls 'C' calls 'B' calls 'A': these components depend on each other.",
      path: 'environmentVariables',
      components: ['A', 'B', 'C'],
      resolution: 'Let them talk through a queue, or join them into one component.',
    };
    const [a, b, c] = [calling('A', 'C'), calling('B', 'A'), calling('C', 'B')];
    expect(cyclesIn(a, b, c)).toEqual([expected]);
    expect(cyclesIn(c, b, a)).toEqual([expected]);
  });

  it('start at their first also when they are reached from outside', () => {
    const found = cyclesIn(calling('A', 'Z'), calling('Z', 'M'), calling('M', 'Z'));
    expect(found.map(({ components }) => components)).toEqual([['M', 'Z']]);
    expect(found[0]?.message).toMatch(/^'M' calls 'Z' calls 'M':/);
  });

  it('are found once each where there are several', () => {
    const found = cyclesIn(calling('A', 'B', 'B'), calling('B', 'A', 'C'), calling('C', 'B'));
    expect(found.map(({ components }) => components)).toEqual([
      ['A', 'B'],
      ['B', 'C'],
    ]);
  });

  it('are not a warning where nothing comes back', () => {
    expect(cyclesIn(calling('A', 'B', 'C'), calling('B', 'C'), calling('C'))).toEqual([]);
  });

  it('are not a warning where a component names itself or nothing', () => {
    expect(cyclesIn(calling('A', 'A'))).toEqual([]);
    expect(cyclesIn(app('A', { environmentVariables: { A: '${missing.x} $${A.appUrl}' } }))).toEqual([]);
  });

  it('may name each other by key', () => {
    const backend = defineBackend({ one: calling('A', 'two'), two: calling('B', 'A') } as never, SHOP);
    const cycles = backend.plan().warnings.filter(({ code }) => code === 'COMPONENT_CYCLE');
    expect(cycles).toMatchObject([{ components: ['A', 'B'] }]);
  });
});

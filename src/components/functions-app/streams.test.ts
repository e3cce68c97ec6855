import { describe, expect, test } from 'vitest';

import { app } from '../../../test/support/definitions.js';
import { blocksOf, planOf } from '../../../test/support/plans.js';
import type { FunctionsAppConfig } from './functions-app-config.js';

const counting = { trigger: 'eventHub', eventHubName: 'clicks' } as const;
const groupsOf = (id: string, options: Partial<FunctionsAppConfig>) =>
  blocksOf(planOf([app(id, options)]), 'azurerm_eventhub_consumer_group').map(
    ({ arguments: plain }) => plain['name'],
  );

describe('the consumer group of a function', () => {
  test('is its own, and keeps its name when the component is renamed', () => {
    const functions = { count: counting, sumUp: counting };
    expect(groupsOf('ClickStats', { functions })).toEqual(['click-stats-count', 'click-stats-sum-up']);
    expect(groupsOf('Stats', { functions, renamedFrom: 'ClickStats' })).toEqual([
      'click-stats-count',
      'click-stats-sum-up',
    ]);
  });

  test('is the named one, and $Default exists already', () => {
    expect(groupsOf('Stats', { functions: { count: { ...counting, consumerGroup: 'all' } } })).toEqual([
      'all',
    ]);
    expect(groupsOf('Stats', { functions: { count: { ...counting, consumerGroup: '$Default' } } })).toEqual(
      [],
    );
  });

  test('is not made in a namespace of others', () => {
    const plan = planOf([
      app('Stats', {
        functions: { count: { ...counting, connection: 'BUS' } },
        environmentVariables: { BUS__fullyQualifiedNamespace: 'evhns-others.servicebus.windows.net' },
      }),
    ]);
    expect(plan.resources.map(({ type }) => type)).not.toContain('eventhubs');
  });

  test.each([
    ['too long', 'A'.repeat(48), { count: counting }, 'functions.count.consumerGroup', 'set consumerGroup'],
    [
      'of another function',
      'Stats',
      { count: { ...counting, consumerGroup: 'all' }, sum: { ...counting, consumerGroup: 'all' } },
      'functions.sum.consumerGroup',
      "that of the function 'count'",
    ],
  ])('is refused when %s', (_what, id, functions, path, text) => {
    expect(() => app(id, { functions })).toThrow(path);
    expect(() => app(id, { functions })).toThrow(new RegExp(text, 'i'));
  });
});

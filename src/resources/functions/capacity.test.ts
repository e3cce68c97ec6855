import { describe, expect, it } from 'vitest';

import { app, appOf, crud } from '../../../test/support/definitions.js';
import { keysOf, planOf, SHOP } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';

const apis = (count: number, options = {}) =>
  Array.from({ length: count }, (_, index) => crud(`Api${index}`, { operations: ['read'], ...options }));

describe('functions of an app', () => {
  it('300 http functions make three apps', () => {
    const plan = planOf(['A', 'B', 'C'].map((id) => appOf(100, id)));
    expect(keysOf(plan, 'functions')).toEqual([
      'functions:shared',
      'functions:shared-2',
      'functions:shared-3',
    ]);
    expect(plan.errors).toEqual([]);
  });

  it('300 of many small components make three apps as well', () => {
    const small = Array.from({ length: 30 }, (_, index) => appOf(10, `App${index}`));
    expect(keysOf(planOf(small), 'functions')).toHaveLength(3);
  });

  it('are two fewer with CRUD APIs, whose app has a health endpoint and a fallback as well', () => {
    const keys = (count: number) =>
      // Placed in order of their ids: the functions first, so that each API has to fit beside them.
      keysOf(planOf([appOf(count, 'A'), ...apis(2)]), 'functions');
    expect(keys(96)).toEqual(['functions:shared']);
    expect(keys(97)).toEqual(['functions:shared', 'functions:shared-2']);
  });

  it('are one fewer for each health endpoint with a path of its own', () => {
    const keys = (count: number, ...paths: string[]) =>
      keysOf(
        planOf([
          appOf(count),
          ...paths.map((path, index) => crud(`A${index}`, { operations: ['read'], healthCheck: { path } })),
        ]),
        'functions',
      );
    expect(keys(96, '/health', '/api/health')).toHaveLength(1);
    expect(keys(95, '/up', '/up')).toHaveLength(1);
    expect(keys(96, '/up', '/up')).toHaveLength(2);
    expect(keys(95, '/up', '/there')).toHaveLength(2);
  });

  it('are as many as the app has when their code comes with the plan but no API does', () => {
    const plan = planOf([
      app('Jobs', {
        functions: Object.fromEntries(
          Array.from({ length: 100 }, (_, index) => [`f${index}`, { trigger: 'http' as const }]),
        ),
        sourceDirectory: 'jobs',
      }),
    ]);
    expect(plan.errors).toEqual([]);
  });

  it('fill a gap that an earlier app has left', () => {
    const plan = planOf([appOf(60, 'A'), appOf(60, 'B'), appOf(40, 'C'), appOf(40, 'D')]);
    expect(keysOf(plan, 'functions')).toHaveLength(2);
  });

  it('of one component that are more than an app holds are an error that says the way out', () => {
    const plan = planOf([appOf(101, 'Huge')]);
    expect(plan.errors).toEqual([
      {
        code: 'CAPACITY_EXCEEDED',
        message: "'Huge' needs 101 functions in one functions resource, which holds at most 100.",
        resource: 'functions:shared',
        components: ['Huge'],
        resolution: 'Divide the component, or the data that it shares with others, into smaller ones.',
      },
    ]);
  });
});

describe('thirty APIs in one app', () => {
  const offering = (
    operations: readonly ('create' | 'read' | 'list' | 'update' | 'delete' | 'patch' | 'batch')[],
  ) =>
    Array.from({ length: 30 }, (_, index) =>
      crud(`Api${index}`, {
        operations,
        schema: { id: 'string', tenant: 'string' },
        partitionKey: '/tenant',
      }),
    );
  const before = planOf(offering(['create', 'read', 'list']));
  const grown = (config: BackendConfig = {}) =>
    planOf(offering(['create', 'read', 'list', 'update', 'delete']), {
      ...SHOP,
      lock: before.lock,
      ...config,
    });

  it('that grow beyond its 100 functions are refused one by one, and never moved', () => {
    const { errors, warnings } = grown();
    expect(errors).toHaveLength(11);
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['PLACEMENT_CONFLICT']));
    expect(warnings.filter(({ code }) => code === 'ENDPOINT_CHANGES')).toEqual([]);
  });

  it('move where the author says so', () => {
    const moves = Object.fromEntries(
      grown().errors.flatMap(({ ways = [] }) =>
        ways.flatMap((way) => (way.option === 'moves' ? Object.entries(way.value) : [])),
      ),
    );
    const plan = grown({ moves });
    expect(plan.errors).toEqual([]);
    const said = plan.warnings.filter(({ code }) => code === 'ENDPOINT_CHANGES');
    expect(said.map(({ components }) => components.length)).toEqual([11]);
  });

  it('keep their functions where they offer patches and batches', () => {
    const small = planOf(offering(['create', 'update', 'list']));
    const more = planOf(offering(['create', 'update', 'list', 'patch', 'batch']), {
      ...SHOP,
      lock: small.lock,
    });
    expect(more.errors).toEqual([]);
    expect(more.lock.resources['functions:shared']?.members).toEqual(
      small.lock.resources['functions:shared']?.members,
    );
  });
});

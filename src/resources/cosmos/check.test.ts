import { describe, expect, it } from 'vitest';

import { crud, custom, requirement } from '../../../test/support/definitions.js';
import { planOf, remarksIn, SHOP } from '../../../test/support/plans.js';

// The notice about shared containers has its own tests.
const warningsOf = (...parameters: Parameters<typeof planOf>) =>
  remarksIn(planOf(...parameters)).filter(({ code }) => code !== 'CONTAINER_SHARED');
const codesOf = (...parameters: Parameters<typeof planOf>) =>
  warningsOf(...parameters).map(({ code }) => code);

describe('UNKNOWN_LOCATION', () => {
  const unknown = (config: object) =>
    warningsOf([crud()], { ...SHOP, ...config }).filter(({ code }) => code === 'UNKNOWN_LOCATION');
  const regions = (...names: string[]) => ({
    cosmosConfig: { failoverPolicies: names.map((locationName, priority) => ({ locationName, priority })) },
  });

  it('is given for the regions of an account, each once', () => {
    expect(unknown(regions('eastus', 'westsu', 'West Su 9')).map(({ path }) => path)).toEqual([
      'cosmosConfig.failoverPolicies',
      'cosmosConfig.failoverPolicies',
    ]);
    const cosmosConfig = { useExisting: true, accountName: 'cosno-main', readLocation: 'nowhere' };
    expect(unknown({ cosmosConfig }).map(({ path }) => path)).toEqual(['cosmosConfig.readLocation']);
    expect(unknown({ location: 'nowhere', cosmosConfig })).toHaveLength(1);
  });
});

describe('THROUGHPUT_DEFAULTED', () => {
  it('names each container that asked for none, once, and who declares it', () => {
    const shared = { entityName: 'Item', databaseName: 'main', enableServerless: false };
    const found = warningsOf([
      crud('B', shared),
      crud('A', shared),
      crud('C', { enableServerless: false }),
      crud('D', { throughput: 500 }),
    ]);
    expect(found).toMatchObject([
      {
        code: 'THROUGHPUT_DEFAULTED',
        resource: 'cosmos:provisioned',
        path: 'throughput',
        components: ['A', 'B', 'C'],
      },
    ]);
    expect(found[0]?.message).toMatch(/^c-db\/c, main\/item asked for no throughput and get 400 RU\/s each/);
  });

  describe('advises enableServerless', () => {
    const advice = (parts: Parameters<typeof planOf>[0], config: object = {}) =>
      warningsOf(parts, { ...SHOP, ...config }).find(({ code }) => code === 'THROUGHPUT_DEFAULTED')
        ?.resolution;
    const parts = [crud('A', { enableServerless: false })];

    it('for data that is new', () => {
      expect(advice(parts)).toBe(
        'Set throughput for them, or enableServerless: true to give them a serverless account.',
      );
    });

    it('with moves for data that is deployed, which solves it', () => {
      const deployed = [crud('A', { throughput: 500 }), crud('B', { throughput: 500 })];
      const { lock } = planOf(deployed);
      const [, B] = deployed;
      const now = advice([crud('A', { enableServerless: false }), ...(B ? [B] : [])], { lock });
      expect(now).toBe(
        "Set throughput for them, or enableServerless: true and moves: { 'cosmos:a-db/a': 'new' }, which give them a serverless account that is new and empty.",
      );
      const moved = planOf([crud('A', { enableServerless: true }), ...(B ? [B] : [])], {
        ...SHOP,
        lock,
        moves: { 'cosmos:a-db/a': 'new' },
      });
      expect(moved.errors).toEqual([]);
    });

    it('with moves for what the lock keeps in the account, also where the data is new or retained', () => {
      const B = crud('B', { throughput: 500 });
      const { lock } = planOf([crud('A', { throughput: 500 }), B]);
      const renamed = crud('A', { entityName: 'New', databaseName: 'a-db' });
      const moves = { 'cosmos:a-db/new': 'new' };
      expect(advice([renamed, B], { lock })).toContain("moves: { 'cosmos:a-db/new': 'new' }");
      const serverless = crud('A', { entityName: 'New', databaseName: 'a-db', enableServerless: true });
      expect(planOf([serverless, B], { ...SHOP, lock, moves }).errors).toEqual([]);
      expect(planOf([serverless, B], { ...SHOP, lock }).errors).not.toEqual([]);
      const left = planOf([B], { ...SHOP, lock });
      expect(advice([crud('A'), B], { lock: left.lock })).toContain("moves: { 'cosmos:a-db/a': 'new' }");
    });

    it('only where all containers of a component can move', () => {
      const containers = ['own', 'both'].map((name) => ({ name, partitionKey: '/id' }));
      const other = { name: 'both', partitionKey: '/id', throughput: 500 };
      const declared = [
        custom('A', [requirement('cosmos', { databases: [{ name: 'main', containers }] })]),
        custom('B', [requirement('cosmos', { databases: [{ name: 'main', containers: [other] }] })]),
      ];
      expect(advice(declared)).toBe('Set throughput for them.');
    });

    it('only where the backend and the component can have it', () => {
      const failoverPolicies = ['eastus', 'westus2'].map((locationName, priority) => ({
        locationName,
        priority,
      }));
      expect(advice([crud('A')], { cosmosConfig: { failoverPolicies } })).toBe('Set throughput for them.');
      const containers = [
        { name: 'fast', partitionKey: '/id', throughput: 500 },
        { name: 'slow', partitionKey: '/id' },
      ];
      expect(
        advice([custom('A', [requirement('cosmos', { databases: [{ name: 'main', containers }] })])]),
      ).toBe('Set throughput for them.');
    });

    it('never of an existing account, in which nothing is created', () => {
      const cosmosConfig = { useExisting: true, accountName: 'cosno-main' };
      expect(advice(parts, { cosmosConfig })).toBeUndefined();
    });
  });

  it('is not given where another component asked for the same container', () => {
    const shared = { entityName: 'Item', databaseName: 'main' };
    expect(codesOf([crud('A', shared), crud('B', { ...shared, throughput: 500 })])).toEqual([]);
  });

  it('is not given for an account without containers', () => {
    expect(codesOf([custom('A', [requirement('cosmos', { enableServerless: false })])])).toEqual([]);
    const empty = requirement('cosmos', { enableServerless: false, databases: [{ name: 'main' }] });
    expect(codesOf([custom('A', [empty])])).toEqual([]);
  });
});

describe('STRONGER_CONSISTENCY_COST', () => {
  it.each(['Strong', 'BoundedStaleness'] as const)(
    'is given for %s that some components did not ask for',
    (consistency) => {
      const found = warningsOf([crud('A', { consistency }), crud('B'), crud('C', { consistency })]);
      expect(found).toMatchObject([
        {
          code: 'STRONGER_CONSISTENCY_COST',
          resource: 'cosmos:shared',
          path: 'consistency',
          components: ['A', 'C'],
        },
      ]);
      expect(found[0]?.message).toContain(`uses ${consistency} consistency because`);
    },
  );

  it('names the backend where no component asked', () => {
    const warnings = warningsOf([crud('A'), crud('B')], {
      ...SHOP,
      cosmosConfig: { consistencyLevel: 'BoundedStaleness' },
    });
    expect(warnings).toEqual([
      {
        code: 'STRONGER_CONSISTENCY_COST',
        message:
          "'cosmos:shared' uses BoundedStaleness consistency because cosmosConfig asked for it, so reads by all components cost twice the request units.",
        resource: 'cosmos:shared',
        path: 'cosmosConfig.consistencyLevel',
        components: ['A', 'B'],
        resolution:
          'Leave consistencyLevel out if the components do well with Session, which is the default.',
      },
    ]);
  });

  it.each(['Session', 'Eventual', 'ConsistentPrefix'] as const)('is not given for %s', (consistency) => {
    expect(codesOf([crud('A', { consistency }), crud('B')])).toEqual([]);
  });
});

describe('access to data that no component declares', () => {
  it('is an error that names who asks and what there is', () => {
    const reader = (id: string, name: string) =>
      custom(id, [requirement('cosmos', { access: [{ name, role: 'reader' }] })]);
    const { errors } = planOf([crud('Api'), reader('B', 'api-db/nothing'), reader('A', 'api-db/nothing')]);
    expect(errors).toEqual([
      {
        code: 'INVALID_COMBINATION',
        message: "'A', 'B' asks for access to 'api-db/nothing', which no component declares.",
        resource: 'cosmos:shared',
        path: 'access',
        components: ['A', 'B'],
        resolution: 'Declare the container, or use one of: api-db/api.',
      },
    ]);
    expect(planOf([reader('A', 'a/b')]).errors[0]?.resolution).toContain('none here');
    expect(planOf([crud('Api'), reader('B', 'api-db/api')]).errors).toEqual([]);
  });
});

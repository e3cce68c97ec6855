import { describe, expect, it } from 'vitest';

import { askedBy } from './asked-by.js';

const asks = (component: string, config: object) => ({ component, config });

describe('who asked for a value', () => {
  it('is one entry for all below a path, where it is the same components', () => {
    const database = (container: string) => [{ name: 'db', containers: [{ name: container, ttl: 1 }] }];
    const config = {
      databases: [
        {
          name: 'db',
          containers: [
            { name: 'a', ttl: 1 },
            { name: 'b', ttl: 1 },
          ],
        },
      ],
    };
    expect(
      askedBy(config, [asks('B', { databases: database('b') }), asks('A', { databases: database('a') })]),
    ).toEqual({
      'databases.db.containers.a': ['A'],
      'databases.db.containers.b': ['B'],
      'databases.db.name': ['A', 'B'],
    });
    expect(askedBy(config, [asks('A', config)])).toEqual({ databases: ['A'] });
  });

  it('is one entry only where the same components asked for each part', () => {
    const config = { scale: { most: 5, least: 0 } };
    const most = { scale: { most: 5 } };
    const least = { scale: { least: 0 } };
    const of = (...asking: (readonly [string, object])[]) =>
      askedBy(
        config,
        asking.map(([component, part]) => asks(component, part)),
      );
    expect(of(['A', config], ['B', config])).toEqual({ scale: ['A', 'B'] });
    expect(of(['A', most], ['B', least])).toEqual({ 'scale.least': ['B'], 'scale.most': ['A'] });
    expect(of(['A', config], ['B', most])).toEqual({ 'scale.least': ['A'], 'scale.most': ['A', 'B'] });
    expect(of(['A', config], ['B', most], ['C', least])).toEqual({
      'scale.least': ['A', 'C'],
      'scale.most': ['A', 'B'],
    });
  });

  it('leaves out what no component asked for, also below what one did', () => {
    const config = { sku: 'FC1', queues: [], scale: { most: 5, least: 0 } };
    expect(askedBy(config, [asks('A', { scale: { most: 5 }, sku: undefined })])).toEqual({
      'scale.most': ['A'],
    });
  });

  it('names each component once, also one that asks in two requirements', () => {
    const config = { size: 2, tags: { a: '1', b: '2' } };
    const requirements = [asks('B', config), asks('A', { size: 1 }), asks('B', { size: 2 })];
    expect(askedBy(config, requirements)).toEqual({ size: ['A', 'B'], tags: ['B'] });
  });

  it('does not look into a named thing of one component', () => {
    const database = (name: string, more: object) => ({ name, throughput: 400, ...more });
    const config = { databases: [database('a', { ttl: 1 }), database('b', {})] };
    const requirements = [
      asks('A', { databases: [{ name: 'a', throughput: 400 }] }),
      asks('B', { databases: [{ name: 'b', throughput: 400 }] }),
    ];
    expect(askedBy(config, requirements)).toEqual({ 'databases.a': ['A'], 'databases.b': ['B'] });
    // Of a thing at the top it is said which parts are defaults.
    expect(askedBy({ scale: { most: 5, least: 0 } }, [asks('A', { scale: { most: 5 } })])).toEqual({
      'scale.most': ['A'],
    });
  });
});

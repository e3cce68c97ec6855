import { describe, expect, it } from 'vitest';

import { askedBy } from '../../src/planner/asked-by.js';

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

  it('leaves out what no component asked for, also below what one did', () => {
    const config = { sku: 'FC1', queues: [], scale: { most: 5, least: 0 } };
    expect(askedBy(config, [asks('A', { scale: { most: 5 }, sku: undefined })])).toEqual({
      'scale.most': ['A'],
    });
  });
});

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { defineBackend } from '@atakora/component/backend';
import {
  appSettings,
  connection,
  connectionKind,
  defineResourceType,
  grant,
  maximum,
  privateEndpoint,
  record,
} from '@atakora/component/extend';

import { custom, requirement } from '../../test/support/definitions.js';
import { SHOP } from '../../test/support/plans.js';

interface Sample {
  readonly size?: number;
}

const valid = {
  type: 'redis',
  schema: v.strictObject({ size: v.exactOptional(v.number()) }),
  merge: record<Sample>({ size: maximum() }),
  layOut: () => ({ blocks: [] }),
};

function plan(more: object) {
  const type = defineResourceType<Sample>({ ...valid, ...more });
  return defineBackend({ ...SHOP, resourceTypes: [type] as never })
    .addComponent(custom('Orders', [requirement('redis', { size: 1 })]))
    .plan();
}

describe('a resource type of the user', () => {
  it.each([
    [{ type: undefined }, /a resource type has a name/],
    [{ schema: undefined }, /a resource type has a schema/],
    [{ merge: undefined }, /a resource type has a strategy that merges/],
    [{ merge: {} }, /a strategy that merges/],
    [{ layOut: undefined }, /a resource type has a function layOut/],
    // Otherwise, the type would count as public on purpose.
    [
      { connections: { isolation: 'closed' } },
      /isolation must be one of private-endpoint, no-network, public/,
    ],
    [{ merge: 3 }, /a strategy that merges/],
    [{ title: 3 }, /title must be a string, received 3/],
    [{ naming: 'redis' }, /naming must be an object, received 'redis'/],
    [{ sharing: 'x' }, /sharing must be an object, received 'x'/],
    [{ sharing: { units: ['a'] } }, /sharing\.units must be a function, received \["a"\]/],
    [{ sharing: { capacity: 5 } }, /sharing\.capacity must be an object, received 5/],
    [{ connections: { connect: {} } }, /connections\.connect must be a function/],
    [{ validate: { usage: 'x' } }, /validate\.usage must be a function, received 'x'/],
    [{ requirements: { read: true } }, /requirements\.read must be a function, received true/],
    [{ meters: [] }, /meters must be a function, received \[\]/],
    [{ dataTypes: ['azurerm_redis_cache'] }, /dataTypes must be an object/],
  ])('is refused by defineResourceType with %o', (more, message) => {
    expect(() => defineResourceType<Sample>({ ...valid, ...more } as never)).toThrow(message);
  });

  it.each([
    [
      { layOut: () => Promise.resolve({ blocks: [] }) },
      /'redis', layOut for 'redis:shared': must return .*, received a promise/,
    ],
    [{ layOut: () => [] }, /must return \{ blocks: \[…\] \}.*, received \[\]/],
    [{ sharing: { constraints: () => undefined } }, /constraints: must return a list .*, received nothing/],
    [
      { sharing: { constraints: () => [{ name: 'tier', value: 2 }] } },
      /constraints: must return a list .*, received \[/,
    ],
    [
      { sharing: { constraints: () => [{ name: '', value: 'big' }] } },
      /each \{ name, value \} with two texts/,
    ],
    [
      { existingName: () => 7 },
      /existingName for 'redis.*: must return a string or an expression, or null, received 7|existingName: must return/,
    ],
    ...[null, [null], [{}], 'none'].map((exposures): [object, RegExp] => [
      { connections: { isolation: 'no-network', exposure: () => exposures } },
      /exposure for 'redis:shared': must return a list of endpoints/,
    ]),
    [{ sharing: { units: () => [1] } }, /units: must return .*, received \[1\]/],
    ...['', 'a b', 'a/b', 'a.b', '${x}', 3].map((variant): [object, RegExp] => [
      { sharing: { variant: () => variant } },
      /'redis', variant: must return text of letters, digits/,
    ]),
    [{ connections: { attributes: () => undefined } }, /attributes for 'redis:shared': /],
  ])('is named in the error of a function with an invalid result: %o', (more, message) => {
    expect(() => plan(more)).toThrow(message);
  });

  const own = 'redis:shared';
  const target = { type: 'azurerm_redis_cache', id: 'cache' };

  it.each<[unknown, RegExp]>([
    ['none', /connect for 'redis:shared': must return .*, received 'none'/],
    [[{ kind: 'grant', from: own, to: own }], /each made with connection\(kind, from, to, data\)/],
    [
      [connection(connectionKind('link'), own, 'redis:shard', 1)],
      /kind 'link' must be keys of resources of the backend, received 'redis:shard'\. Write 'redis:shared' if/,
    ],
    [[connection(connectionKind('link'), 'x', own, 1)], /keys of resources of the backend, received 'x'/],
    [[connection(connectionKind('link'), own, own, undefined)], /kind 'link' declares, received missing/],
    [
      [connection(privateEndpoint, own, own, { target } as never)],
      /kind 'private endpoint' declares, received \{/,
    ],
    [[connection(grant, own, own, {} as never)], /kind 'grant' declares, received \{\}/],
    [[connection(appSettings, own, own, { A: 1 } as never)], /kind 'app settings' declares, received/],
  ])(
    'is named in the error of a connection with an unknown end or invalid data: %#',
    (connections, message) => {
      const planning = () => plan({ connections: { connect: () => connections } });
      expect(planning).toThrow(/^resource type 'redis', connect for 'redis:shared'/);
      expect(planning).toThrow(message);
    },
  );

  it('may connect resources of the backend with data of its own kinds', () => {
    const link = connection(connectionKind<number>('link', v.number()), own, own, 1);
    expect(plan({ connections: { connect: () => [link] } }).errors).toEqual([]);
  });

  it('is named in the error of a function that throws, with the cause', () => {
    const cause = new Error('boom');
    const layOut = () => {
      throw cause;
    };
    expect(() => plan({ layOut })).toThrow(
      expect.objectContaining({ code: 'CUSTOM_CODE_FAILED', owner: "resource type 'redis'", cause }) as Error,
    );
  });

  it('lays out arguments that are JSON', () => {
    const block = { type: 'azurerm_redis_cache', id: 'cache', arguments: { name: () => 1 } };
    expect(() => plan({ layOut: () => ({ blocks: [block] }) })).toThrow(
      /arguments.name .*received a function/,
    );
  });
});

it('a type may use one list for all its answers', () => {
  const listed: string[] = [];
  const type = defineResourceType<Sample>({
    ...valid,
    sharing: {
      capacityEntries: ({ size }) => {
        listed[0] = String(size);
        return listed;
      },
      capacity: { max: 2, unit: 'sizes' },
    },
  });
  const { resources } = defineBackend({ ...SHOP, resourceTypes: [type] as never })
    .addComponents([1, 2, 3].map((size) => custom(`C${size}`, [requirement('redis', { size })])) as never)
    .build()
    .plan();
  expect(resources.map(({ sharedBy }) => sharedBy)).toEqual([['C1', 'C2'], ['C3']]);
});

describe('a type with tiers and a capacity', () => {
  it('reports that a resource is full if this is the only reason for another', () => {
    const tiered = defineResourceType<Sample>({
      ...valid,
      sharing: {
        constraints: ({ size = 0 }) => (size > 9 ? [{ name: 'tier', value: 'big' }] : []),
        defaults: () => ({ tier: 'small' }),
        capacityEntries: ({ size }) => [String(size)],
        capacity: { max: 1, unit: 'sizes' },
      },
    });
    const { warnings } = defineBackend({ ...SHOP, resourceTypes: [tiered] as never })
      .addComponents([10, 1, 2].map((size) => custom(`C${size}`, [requirement('redis', { size })])) as never)
      .build()
      .plan();
    const splits = warnings.filter(({ code }) => code === 'RESOURCE_SPLIT').map(({ message }) => message);
    expect(splits).toHaveLength(2);
    expect(splits.filter((message) => message.includes('tier'))).toHaveLength(1);
    expect(splits.filter((message) => message.includes("'C1'") && message.includes("'C2'"))).toHaveLength(1);
  });
});

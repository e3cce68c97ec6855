import { describe, expect, it } from 'vitest';

import { ref } from '../plan/expression/expression.js';
import { typedResources } from './resource-graph.js';
import { connection, connectionKind } from '../resources/connection.js';
import { connected, sampleResource, sampleType } from '../../test/support/resource-types.js';

const keys = (resources: readonly { readonly key: string }[]) => resources.map(({ key }) => key);

describe('the graph of resources', () => {
  // Two types of one name: a provider of the user may make what the library also makes.
  const [storage, own] = [sampleType('storage'), sampleType('storage')];
  const cosmos = sampleType('cosmos');
  const { graph } = connected([
    [storage, sampleResource('storage:shared', 'A', 'B'), sampleResource('storage:big', 'B')],
    [own, sampleResource('storage:own', 'A')],
    [cosmos],
  ]);

  it('lists the resources of a type, the default one first', () => {
    expect(keys(graph.of(storage))).toEqual(['storage:shared', 'storage:big']);
    expect(keys(graph.of(own))).toEqual(['storage:own']);
    expect(graph.of(cosmos)).toEqual([]);
    expect(graph.of(sampleType('storage'))).toEqual([]);
  });

  it('lists all resources by type and key', () => {
    expect(keys(graph.all())).toEqual(['storage:big', 'storage:own', 'storage:shared']);
    const resources = new Map([
      [storage, [sampleResource('storage:shared')]],
      [cosmos, [sampleResource('cosmos:shared')]],
    ]);
    expect(typedResources(resources).map(({ type }) => type)).toEqual([cosmos, storage]);
  });

  it('lists the resources that may run code, which every type does that does not deny it', () => {
    const { graph: some } = connected([
      [sampleType('code'), sampleResource('code:shared', 'A')],
      [sampleType('shelf', { connections: { runsCode: false } }), sampleResource('shelf:shared', 'A')],
    ]);
    expect(keys(some.running())).toEqual(['code:shared']);
  });

  it('knows which resources of a type a component requires', () => {
    expect(keys(graph.usedBy('A', storage))).toEqual(['storage:shared']);
    expect(keys(graph.usedBy('B', storage))).toEqual(['storage:shared', 'storage:big']);
    expect(keys(graph.usedBy('A', own))).toEqual(['storage:own']);
    expect(graph.usedBy('C', storage)).toEqual([]);
  });
});

describe('identities', () => {
  const attribute = (name: string, id: string) => ref({ type: 'azurerm_user_assigned_identity', id }, name);

  it('are those that the code of a component runs with', () => {
    const code = sampleType('code', {
      connections: {
        identity: ({ variant }) => ({
          principalId: attribute('p', variant),
          clientId: attribute('c', variant),
        }),
      },
    });
    const { graph } = connected([
      [code, sampleResource('code:shared', 'B', 'A'), sampleResource('code:python', 'A')],
      [sampleType('idle'), sampleResource('idle:shared', 'A')],
    ]);
    const shared = {
      resource: 'code:shared',
      variant: 'shared',
      components: ['A', 'B'],
      principalId: attribute('p', 'shared'),
      clientId: attribute('c', 'shared'),
    };
    expect(graph.principals.get('B')).toEqual([shared]);
    expect(graph.principals.get('A')).toMatchObject([{ resource: 'code:python', components: ['A'] }, shared]);
    expect(graph.principals.get('C')).toBeUndefined();
  });
});

describe('connections', () => {
  const reads = connectionKind<string>('link');
  const writes = connectionKind<string>('link');

  it('are found from both ends, by their kind and not by its name', () => {
    const app = sampleType('app', {
      connections: {
        connect: ({ key }) => [
          connection(reads, key, 'store:shared', 'r'),
          connection(writes, key, 'store:shared', 'w'),
          connection(reads, key, 'store:other', 'o'),
        ],
      },
    });
    const { graph } = connected([[app, sampleResource('app:shared', 'A')]]);
    const dataOf = (links: readonly { readonly data: string }[]) => links.map(({ data }) => data);
    expect(dataOf(graph.outgoing('app:shared', reads))).toEqual(['r', 'o']);
    expect(dataOf(graph.incoming('store:shared', reads))).toEqual(['r']);
    expect(dataOf(graph.incoming('store:shared', writes))).toEqual(['w']);
    expect(graph.outgoing('store:shared', reads)).toEqual([]);
  });

  it('are not seen while they are made, so that the order of types does not show', () => {
    const seen: string[] = [];
    const watching = (type: string) =>
      sampleType(type, {
        connections: {
          connect({ key }, { graph }) {
            seen.push(...Object.keys(graph).filter((name) => ['outgoing', 'incoming'].includes(name)));
            return [connection(reads, key, 'a:shared', '')];
          },
        },
      });
    const { graph } = connected(['a', 'b'].map((type) => [watching(type), sampleResource(`${type}:shared`)]));
    expect(seen).toEqual([]);
    expect(graph.incoming('a:shared', reads)).toHaveLength(2);
  });
});

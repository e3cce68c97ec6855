import { describe, expect, it } from 'vitest';

import { connected, sampleResource, sampleType } from '../../test/support/resource-types.js';
import type { ComponentContext, OutputValues } from '../component.js';
import { encode } from '../plan/expression/encode.js';
import type { JsonObject } from '../plan/json.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { ComponentInput } from './collect.js';
import { attributesOf, outputsOf, placeholderValues } from './outputs.js';

const context = connected([]);
const component = (
  id: string,
  outputs: (context: ComponentContext) => OutputValues,
  key = id,
): ComponentInput => ({
  key,
  id,
  identity: id,
  type: 'Sample',
  config: {},
  isChecked: false,
  requirements: () => [],
  outputs: (site) => encode(outputs(site)),
});
const told = (type: string) => (context: ComponentContext) => ({
  name: context.resourceName(type) ?? null,
  endpoint: context.endpoint(type) ?? null,
});

/** A type whose resources have a URL for some components. */
const withUrls = (...components: string[]) =>
  sampleType('redis', {
    title: 'Redis cache',
    wiring: {
      endpoint: ({ key }, component) =>
        components.includes(component) ? `https://${key}/${component}` : undefined,
    },
  });

describe('what components are told of their resources', () => {
  const outputs = (
    resources: readonly (readonly [ResourceType, ...string[]])[],
    builtIn: readonly ResourceType[],
    asked = 'redis',
  ) => {
    const placed = new Map(
      resources.map(([type, ...keys]) => [type, keys.map((key) => sampleResource(key, 'A', 'B'))]),
    );
    const found = outputsOf(
      [component('A', told(asked)), component('B', told(asked))],
      placed.keys(),
      builtIn,
      connected([...placed].map(([type, own]) => [type, ...own])),
    );
    return { ...found, outputs: Object.fromEntries(found.outputs) };
  };

  it('is of the first resource of the first type, with the first URL that there is', () => {
    const own = sampleType('redis', { provider: 'own' });
    expect(
      outputs(
        [
          [own, 'redis:own'],
          [withUrls('A', 'B'), 'redis:shared', 'redis:shared-2'],
        ],
        [],
      ),
    ).toEqual({
      outputs: {
        A: { name: 'redis-own', endpoint: 'https://redis:shared/A' },
        B: { name: 'redis-own', endpoint: 'https://redis:shared/B' },
      },
      warnings: [],
    });
    const firstHasOne = outputs([[withUrls('A', 'B'), 'redis:shared', 'redis:shared-2']], []);
    expect(firstHasOne.outputs['A']).toEqual({ name: 'redis-shared', endpoint: 'https://redis:shared/A' });
  });

  it('is of resources that the component uses', () => {
    const resources = [sampleResource('redis:shared', 'B'), sampleResource('redis:shared-2', 'A')];
    const type = withUrls('A', 'B');
    const { outputs: all } = outputsOf(
      [component('A', told('redis')), component('C', told('redis'))],
      [type],
      [],
      connected([[type, ...resources]]),
    );
    expect(Object.fromEntries(all)).toEqual({
      A: { name: 'redis-shared-2', endpoint: 'https://redis:shared-2/A' },
      C: { name: null, endpoint: null },
    });
  });

  it('is asked of the type each time that a component asks, and not before', () => {
    const asked: string[] = [];
    const type = sampleType('redis', {
      wiring: { endpoint: ({ key }, id) => (asked.push(`${key} for ${id}`), 'https://redis') },
    });
    const twice = ({ endpoint }: ComponentContext) => ({
      first: endpoint('redis') ?? '',
      again: endpoint('redis') ?? '',
    });
    outputsOf(
      [component('A', twice), component('B', () => ({}))],
      [type],
      [],
      connected([[type, sampleResource('redis:shared', 'A', 'B')]]),
    );
    expect(asked).toEqual(['redis:shared for A', 'redis:shared for A']);
  });

  it('is nothing of other types', () => {
    const { outputs: all, warnings } = outputs([[withUrls('A'), 'redis:shared']], [withUrls()], 'search');
    expect(all).toEqual({ A: { name: null, endpoint: null }, B: { name: null, endpoint: null } });
    expect(warnings).toEqual([]);
  });

  it('warns of a URL that a built-in type has and the resource has not', () => {
    const { outputs: all, warnings } = outputs([[withUrls('A'), 'redis:shared']], [withUrls()]);
    expect(all['B']).toEqual({ name: 'redis-shared', endpoint: null });
    expect(warnings).toEqual([
      {
        code: 'PROVIDER_WARNING',
        message: "Redis cache names no URL of 'redis:shared' for 'B', so the endpoints of 'B' have no host.",
        resource: 'redis:shared',
        components: ['B'],
        resolution: 'Return the URL from endpoint of the provider, or from wiring.endpoint of the type.',
      },
    ]);
  });

  it('does not warn where no built-in type of that name has a URL', () => {
    const search = sampleType('search', { wiring: { endpoint: () => 'https://search' } });
    const shared = [[sampleType('redis'), 'redis:shared']] as const;
    expect(outputs(shared, []).warnings).toEqual([]);
    expect(outputs(shared, [sampleType('redis')]).warnings).toEqual([]);
    expect(outputs(shared, [sampleType('redis'), search]).warnings).toEqual([]);
    expect(outputs(shared, [search, withUrls()]).warnings).toHaveLength(2);
  });
});

describe('the values of placeholders', () => {
  const cache = { type: sampleType('redis'), resource: sampleResource('redis:shared', 'A') };
  const values = (
    components: readonly ComponentInput[],
    outputs: ReadonlyMap<string, JsonObject>,
    type: ResourceType = cache.type,
  ) => {
    const known = new Map([['redis:shared', { endpoint: 'https://redis' }]]);
    const all = placeholderValues(components, outputs, [{ ...cache, type }], {
      ...context,
      attributes: known,
    });
    return Object.fromEntries(all);
  };

  it('are the texts that components offer, by id and by key, and the attributes of resources', () => {
    const offers = new Map<string, JsonObject>([
      ['AApi', { url: 'https://a', port: 80 }],
      ['B', { url: 'https://b' }],
    ]);
    const components = ['AApi', 'B', 'Silent'].map((id) =>
      component(id, () => ({}), id === 'AApi' ? 'a' : id),
    );
    expect(values(components, offers)).toEqual({
      'AApi.url': 'https://a',
      'a.url': 'https://a',
      'B.url': 'https://b',
      'redis:shared.endpoint': 'https://redis',
    });
  });

  it('are those that a type names itself', () => {
    const type = sampleType('redis', { wiring: { placeholders: () => [['redis.own', 'mine']] } });
    expect(values([], new Map(), type)).toEqual({
      'redis.own': 'mine',
      'redis:shared.endpoint': 'https://redis',
    });
  });

  it('leave out the attributes of what only the library uses', () => {
    const type = sampleType('redis', {
      demand: { internal: true },
      wiring: { placeholders: () => [['redis.own', 'mine']] },
    });
    expect(values([], new Map(), type)).toEqual({ 'redis.own': 'mine' });
  });
});

it('attributes are those that the type names, or none', () => {
  const resource = sampleResource('redis:shared', 'A');
  const type = sampleType('redis', { wiring: { attributes: ({ name }) => ({ host: name }) } });
  const of = (type: ResourceType) => Object.fromEntries(attributesOf([{ type, resource }], context));
  expect(of(type)).toEqual({ 'redis:shared': { host: 'redis-shared' } });
  expect(of(sampleType('redis'))).toEqual({ 'redis:shared': {} });
});

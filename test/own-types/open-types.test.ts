import { describe, expect, test } from 'vitest';

import { defineBackend, type IResourceProvider } from '@atakora/component/backend';
import { defineResourceType, record, terraformBlock } from '@atakora/component/extend';
import * as v from 'valibot';

import { custom, requirement } from '../support/definitions.js';
import { keysOf, SHOP } from '../support/plans.js';
import { NamesProvider } from '../support/providers.js';

const open = defineResourceType({
  type: 'cache',
  schema: v.strictObject({ name: v.exactOptional(v.string()) }),
  merge: record<{ name?: string }>({
    name: { merge: ([a]) => ({ value: a?.value ?? '', decisions: [] }) },
  }),
  layOut: ({ name, variant }, context) => ({
    blocks: [terraformBlock('azurerm_redis_cache', context.id('cache', variant), { name })],
  }),
});

const user = custom('Orders', [requirement('cache', { name: 'orders' })]);

function errorsOf(config: object) {
  return defineBackend({ ...SHOP, ...config })
    .addComponent(user)
    .plan()
    .errors.map(({ code, resource }) => `${code} ${resource ?? ''}`);
}

describe('a resource that nothing closes', () => {
  const isolated = { networking: 'isolated' };

  test('is refused in an isolated backend', () => {
    expect(errorsOf({ ...isolated, resourceTypes: [open] })).toEqual(['NOT_ISOLATED cache:shared']);
  });

  test('is refused when a provider makes it', () => {
    const errors = errorsOf({ ...isolated, providers: [new NamesProvider('cache')] });
    expect(errors).toEqual(['NOT_ISOLATED cache:shared']);
  });

  test('is accepted in a public backend', () => {
    expect(errorsOf({ resourceTypes: [open] })).toEqual([]);
  });

  test.each(['public', 'no-network'] as const)('is accepted where its type says %s', (isolation) => {
    const said = defineResourceType({ ...open, connections: { isolation } });
    expect(errorsOf({ ...isolated, resourceTypes: [said] })).toEqual([]);
  });
});

describe('two providers of one type', () => {
  const taking = (id: string, name: string): IResourceProvider =>
    Object.assign(new NamesProvider('cache'), {
      providerId: id,
      canProvide: ({ config }: { config: object }) => Reflect.get(config, 'name') === name,
    });

  test('each get the requirements that they can provide', () => {
    const plan = defineBackend({ ...SHOP, providers: [taking('a', 'orders'), taking('b', 'people')] })
      .addComponents([
        user,
        custom('People', [requirement('cache', { name: 'people' })]),
        custom('Staff', [requirement('cache', { name: 'people' })]),
      ])
      .plan();
    const shared = plan.resources.map(({ sharedBy }) => sharedBy.join(' '));
    expect(keysOf(plan, 'cache')).toHaveLength(2);
    expect(shared.sort()).toEqual(['Orders', 'People Staff']);
  });
});

describe('validators of a requirement', () => {
  const strict = (valid: boolean) => ({
    ...requirement('cache', { name: 'orders' }),
    validators: [
      (config: unknown) =>
        valid
          ? { valid: true, errors: [] }
          : { valid: false, errors: [`refuses ${JSON.stringify(config)}.`] },
    ],
  });
  const errors = (valid: boolean) =>
    defineBackend({ ...SHOP, resourceTypes: [open] })
      .addComponent(custom('Orders', [strict(valid)]))
      .plan().errors;

  test('see the merged configuration, and their errors are those of the plan', () => {
    expect(errors(false)).toMatchObject([
      { resource: 'cache:shared', message: expect.stringContaining('{"name":"orders"}') as string },
    ]);
    expect(errors(true)).toEqual([]);
  });
});

describe('names of two types', () => {
  test('never are the same in silence', () => {
    const provider = Object.assign(new NamesProvider('servicebus'), {
      abbreviation: 'sbns',
      isolation: 'no-network',
      canProvide: ({ config }: { config: object }) => Object.hasOwn(config, 'name'),
    });
    const plan = defineBackend({ ...SHOP, providers: [provider] })
      .addComponents([
        custom('Orders', [{ ...requirement('servicebus', { name: 'orders' }), requirementKey: 'shared' }]),
        custom('People', [requirement('servicebus', { queues: [{ name: 'people' }] })]),
      ])
      .plan();
    expect(plan.errors).toMatchObject([{ code: 'NAME_COLLISION', components: ['Orders'] }]);
  });
});

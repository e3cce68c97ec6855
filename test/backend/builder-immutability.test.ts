import { type BackendBuilder, defineBackend } from '@atakora/component/backend';
import { describe, expect, it } from 'vitest';

import { app, crud } from '../support/definitions.js';
import { frozenIn } from '../support/frozen.js';
import { SHOP, thrownBy } from '../support/plans.js';
import { NamesProvider } from '../support/providers.js';

type Step = (builder: BackendBuilder) => BackendBuilder;

/** Every method that makes a new builder. */
const STEPS: readonly (readonly [name: string, step: Step])[] = [
  ['addComponent', (b) => b.addComponent(crud('OrderApi'))],
  ['addComponents', (b) => b.addComponents([crud('OrderApi'), app('Mailer')])],
  ['when', (b) => b.when(true, (then) => then.addComponent(crud('OrderApi')))],
  ['withMonitoring', (b) => b.withMonitoring({ retentionDays: 30 })],
  ['withNetworking', (b) => b.withNetworking('isolated')],
  ['withNaming', (b) => b.withNaming({ formatResourceName: (type, id) => `${type}${id}` })],
  ['withTags', (b) => b.withTags({ owner: 'team' })],
  ['withLimits', (b) => b.withLimits({ maxFunctionApps: 1 })],
  ['withProvider', (b) => b.withProvider(new NamesProvider('redis'))],
];

/** A builder with a little of everything. Some calls are cast to one type, because each step has another. */
const start = (): BackendBuilder =>
  defineBackend({ ...SHOP, tags: { cost: '1' }, limits: { maxCosmosAccounts: 3 } }).addComponent(
    crud('UserApi'),
  );

/** What a builder declares. */
function declaredBy(builder: BackendBuilder): unknown {
  const { config } = builder.build();
  const { components, resources, terraform } = builder.plan();
  return { config, components, resources, terraform };
}

describe.each(STEPS)('%s', (_name, step) => {
  it('returns a new builder that declares something else, and leaves the old one as it was', () => {
    const builder = start();
    const before = declaredBy(builder);
    const next = step(builder);
    expect(next).not.toBe(builder);
    expect(declaredBy(next)).not.toEqual(before);
    expect(declaredBy(builder)).toEqual(before);
  });

  it('gives the same however often it is taken from one builder', () => {
    const builder = start();
    // A formatter is another function each time; what it makes is the same.
    const { config: _first, ...once } = declaredBy(step(builder)) as { config: unknown };
    const { config: _second, ...again } = declaredBy(step(builder)) as { config: unknown };
    expect(again).toEqual(once);
  });

  it('does not show in a branch that another step takes', () => {
    const builder = start();
    for (const [, other] of STEPS) {
      const alone = declaredBy(other(start())) as { components: unknown };
      step(builder);
      const branch = declaredBy(other(builder)) as { components: unknown };
      expect(branch.components).toEqual(alone.components);
      expect(shapeOf(branch)).toEqual(shapeOf(alone));
    }
  });

  it('returns a builder that nothing can be put on', () => {
    const builder = step(start());
    expect(Object.isFrozen(builder)).toBe(true);
    expect(thrownBy(() => Object.assign(builder, { extra: 1 }))).toBeInstanceOf(TypeError);
  });
});

/** What is left to compare when functions and instances are two of a kind. */
function shapeOf(declared: unknown): unknown {
  return JSON.parse(JSON.stringify(declared));
}

describe('two branches of one builder', () => {
  it('hold what each was given, and never what the other was', () => {
    const trunk = start();
    const left = trunk.addComponent(crud('LeftApi')).withTags({ side: 'left' });
    const right = trunk.addComponent(crud('RightApi')).withTags({ side: 'right' }).withLimits({
      maxFunctionApps: 9,
    });
    expect(Object.keys(left.build().components)).toEqual(['UserApi', 'LeftApi']);
    expect(Object.keys(right.build().components)).toEqual(['UserApi', 'RightApi']);
    expect(left.build().config).toMatchObject({ tags: { cost: '1', side: 'left' } });
    expect(left.build().config.limits).toEqual({ maxCosmosAccounts: 3 });
    expect(right.build().config.limits).toEqual({ maxCosmosAccounts: 3, maxFunctionApps: 9 });
    expect(Object.keys(trunk.build().components)).toEqual(['UserApi']);
  });

  it('may take the same id, because they never meet', () => {
    const trunk = start();
    expect(thrownBy(() => trunk.addComponent(crud('Same')))).toBeUndefined();
    expect(thrownBy(() => trunk.addComponent(app('Same')))).toBeUndefined();
  });

  it('are built from where they were, however long the others have become', () => {
    let builder = start();
    const built = [builder.build()];
    for (let index = 0; index < 5; index += 1) {
      builder = builder.addComponent(app(`App${index}`));
      built.push(builder.build());
    }
    expect(built.map(({ components }) => Object.keys(components).length)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('inputs', () => {
  const inputs = () => ({
    config: { ...SHOP, tags: { cost: '1' }, limits: { maxFunctionApps: 1 } },
    monitoring: { retentionDays: 30, alerting: { emails: ['a@b.c'] } },
    networking: { mode: 'isolated' as const, serviceTags: ['Storage'] },
    tags: { owner: 'team' },
    limits: { maxCosmosAccounts: 2 },
    definitions: [crud('OrderApi')],
  });

  const builtFrom = (given: ReturnType<typeof inputs>) =>
    defineBackend(given.config)
      .addComponents(given.definitions)
      .withMonitoring(given.monitoring)
      .withNetworking(given.networking)
      .withTags(given.tags)
      .withLimits(given.limits);

  it('are neither changed nor frozen', () => {
    const given = inputs();
    const frozen = frozenIn(given).filter((path) => !path.includes('definitions.0'));
    const plan = builtFrom(given).plan();
    expect(plan.resources).not.toEqual([]);
    expect(frozenIn(given).filter((path) => !path.includes('definitions.0'))).toEqual(frozen);
    expect(JSON.stringify(given)).toBe(JSON.stringify(inputs()));
  });

  it('are copied: what the caller changes later reaches nothing', () => {
    const given = inputs();
    const builder = builtFrom(given);
    const before = JSON.stringify(builder.build().config);
    given.config.tags.cost = '2';
    given.config.limits.maxFunctionApps = 0;
    given.monitoring.alerting.emails.push('x@y.z');
    given.networking.serviceTags.push('Sql');
    given.tags.owner = 'somebody else';
    given.limits.maxCosmosAccounts = 0;
    given.definitions.push(crud('Late'));
    expect(JSON.stringify(builder.build().config)).toBe(before);
    expect(builder.plan().violations).toEqual([]);
    expect(builder.plan().components.map(({ id }) => id)).toEqual(['OrderApi']);
  });

  it('of a definition are copied as well, and stay changeable', () => {
    const schema: Record<string, 'string'> = { id: 'string' };
    const operations: ('read' | 'list')[] = ['read'];
    const definition = crud('UserApi', { schema, operations });
    schema['late'] = 'string';
    operations.push('list');
    expect(definition.config).toMatchObject({ schema: { id: 'string' }, operations: ['read'] });
    expect(definition.config).not.toMatchObject({ schema: { late: 'string' } });
  });
});

import { InvalidPlanError } from '@atakora/component/backend';
import { defineResourceType, priority, record, terraformBlock } from '@atakora/component/extend';
import { parsePlan, planHash, serializePlan } from '@atakora/component/plan';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { app, crud, custom, requirement } from '../support/definitions.js';
import { unfrozenIn } from '../support/frozen.js';
import { planOf, SHOP, thrownBy } from '../support/plans.js';

const plan = planOf([crud('UserApi'), crud('B', { throughput: 400 }), app('Jobs')], {
  ...SHOP,
  networking: 'isolated',
  monitoring: true,
  limits: { maxFunctionApps: 0 },
});
const text = serializePlan(plan);

/** The error of a plan in which one thing was changed. */
function changed(change: (plan: Record<string, unknown>) => void): Error {
  const copy = JSON.parse(text) as Record<string, unknown>;
  change(copy);
  return thrownBy(() => parsePlan(JSON.stringify(copy))) as Error;
}

const first = (list: unknown) => (list as Record<string, unknown>[])[0] ?? {};

describe('serializePlan', () => {
  it('writes JSON that is indented and ends its last line', () => {
    expect(text).toMatch(/^\{\n {2}"formatVersion": "3\.0",\n/);
    expect(text).toMatch(/\n\}\n$/);
    expect(JSON.parse(text)).toEqual(plan);
  });

  it('keeps every key of a configuration of the user', () => {
    const value = JSON.parse(
      '{"b": 1, "10": 2, "9": 3, "constructor": 4, "prototype": 5, "$ref": "azurerm_a.b.c", "__proto__": {"x": 6}}',
    ) as unknown;
    const made = ownPlan({}, value);
    expect(made.errors).toEqual([]);
    const written = serializePlan(made);
    expect(written).toContain('"__proto__": {');
    const read = parsePlan(written);
    expect(serializePlan(read)).toBe(written);
    expect(planHash(read)).toBe(planHash(made));
  });

  it.each<[string, object, RegExp]>([
    [
      'exposure',
      { connections: { isolation: 'public', exposure: () => [{ name: 'a', url: '', network: 'mars' }] } },
      /at exposure\.0\.network: /,
    ],
    ['dataTypes', { dataTypes: { azurerm_redis_cache: { exceptName: '(' } } }, /at dataTypes\./],
    ['withDefaults', { withDefaults: () => ({ value: 10n }) }, /BigInt/],
  ])('refuses what %s of a type returns and no plan can have', (_name, spec, message) => {
    const made = ownPlan(spec, 1);
    const errors = [1, 2].map(() => thrownBy(() => serializePlan(made)));
    expect(errors[0]).toBeInstanceOf(InvalidPlanError);
    expect((errors[0] as Error).message).toMatch(message);
    // A second call is refused too.
    expect(errors[1]).toEqual(errors[0]);
  });
});

/** The plan of a type of the user, which has one option that may be anything. */
function ownPlan(spec: object, value: unknown) {
  const type = defineResourceType<{ readonly value: unknown }>({
    type: 'cache',
    schema: v.strictObject({ value: v.unknown() }),
    merge: record<{ readonly value: unknown }>({ value: priority(() => 0) }),
    layOut: () => ({ blocks: [terraformBlock('azurerm_redis_cache', 'cache', {})] }),
    ...spec,
  });
  return planOf([custom('Own', [requirement('cache', { value })])], { ...SHOP, resourceTypes: [type] });
}

describe('parsePlan', () => {
  it('reads the plan back, frozen to the last leaf', () => {
    expect(parsePlan(text)).toEqual(plan);
    expect(unfrozenIn(parsePlan(text))).toEqual([]);
  });

  it.each([[''], ['{'], ['undefined'], [text.slice(0, -10)]])('refuses %j, which is no JSON', (json) => {
    const error = thrownBy(() => parsePlan(json));
    expect(error).toBeInstanceOf(InvalidPlanError);
    expect(error).toMatchObject({ code: 'INVALID_PLAN', name: 'InvalidPlanError' });
    expect((error as Error).message).toMatch(
      /^resource plan: must be JSON, received a string that is not \(.*\)\. Make it/s,
    );
  });

  it.each([['null'], ['"plan"'], ['5']])('refuses %s, which is no object', (json) => {
    const error = thrownBy(() => parsePlan(json));
    expect(error).toBeInstanceOf(InvalidPlanError);
    expect((error as Error).message).toContain('at the top: ');
  });

  it.each([
    ['an invalid version', 'formatVersion', (copy) => (copy['formatVersion'] = '3')],
    ['an unknown key', 'extra', (copy) => (copy['extra'] = 1)],
    [
      'an unknown key deep inside',
      'backend.region',
      (copy) => Object.assign(copy['backend'] as object, { region: 1 }),
    ],
    ['a missing part', 'summary', (copy) => delete copy['summary']],
    ['an empty id', 'backend.id', (copy) => Object.assign(copy['backend'] as object, { id: '' })],
    [
      'a tag that is no text',
      'backend.tags.a',
      (copy) => Object.assign(copy['backend'] as object, { tags: { a: 1 } }),
    ],
    ['an unknown parameter', 'parameters.0', (copy) => (copy['parameters'] = ['subscription'])],
    ['an unknown code', 'warnings.0.code', (copy) => (first(copy['warnings'])['code'] = 'NEW')],
    [
      'a block of another provider',
      'terraform.0.type',
      (copy) => (first(copy['terraform'])['type'] = 'aws_s3'),
    ],
    [
      'a path as a block type',
      'terraform.0.type',
      (copy) => (first(copy['terraform'])['type'] = 'azurerm_../x'),
    ],
    ['a logical id with a dot', 'terraform.0.id', (copy) => (first(copy['terraform'])['id'] = 'a.b')],
    ['another maker', 'resources.0.madeBy', (copy) => (first(copy['resources'])['madeBy'] = 'hand')],
    ['a limit without a number', 'violations.0.max', (copy) => (first(copy['violations'])['max'] = null)],
    ['a use without a limit', 'usage.0.max', (copy) => delete first(copy['usage'])['max']],
  ] satisfies [string, string, (copy: Record<string, unknown>) => unknown][])(
    'refuses %s, saying where',
    (_what, path, change) => {
      const error = changed(change);
      expect(error).toBeInstanceOf(InvalidPlanError);
      expect(error.message).toContain(`at ${path}: `);
      expect(error.message).toContain('Make it with plan() and serializePlan(plan)');
    },
  );

  it.each([
    ['1.0', 'Plan the base commit with this version of the library, as docs/pull-requests.md describes.'],
    ['2.0', 'Plan the base commit with this version of the library, as docs/pull-requests.md describes.'],
    ['4.0', 'Update the library.'],
  ])('refuses version %s, saying what to do', (version, resolution) => {
    expect(changed((copy) => (copy['formatVersion'] = version))).toEqual(
      new InvalidPlanError(`formatVersion must be 3.0, received ${version}.`, resolution),
    );
  });

  it('takes what a plan of this version may leave out', () => {
    const error = changed((copy) => {
      delete first(copy['warnings'])['path'];
      delete first(copy['warnings'])['resource'];
    });
    expect(error).toBeUndefined();
  });
});

import {
  type AnyComponentDefinition,
  defineBackend,
  DuplicateComponentError,
} from '@atakora/component/backend';
import { describe, expect, it } from 'vitest';

import { app, crud, custom } from '../support/definitions.js';
import { SHOP, thrownBy } from '../support/plans.js';

const untyped = defineBackend as unknown as (components: object, config: object) => unknown;
const builder = () => defineBackend(SHOP);

/** The ways in which a second component can be added. */
const WAYS: readonly (readonly [
  way: string,
  add: (a: AnyComponentDefinition, b: AnyComponentDefinition) => unknown,
])[] = [
  ['one after the other', (a, b) => builder().addComponent(a).addComponent(b)],
  ['in one list', (a, b) => builder().addComponents([a, b])],
  [
    'in a later list',
    (a, b) =>
      builder()
        .addComponent(a)
        .addComponents([crud('Between'), b]),
  ],
  [
    'under a condition',
    (a, b) =>
      builder()
        .addComponent(a)
        .when(true, (then) => then.addComponent(b)),
  ],
  ['as an object', (a, b) => untyped({ one: a, two: b }, SHOP)],
];

describe.each(WAYS)('an id that is used already, added %s', (_way, add) => {
  it.each([
    ['UserApi', 'UserApi'],
    ['UserApi', 'user-api'],
    ['UserApi', 'User_Api'],
    ['UserApi', 'userApi'],
    ['UserApi', 'USER-API'],
    ['HTTPServer', 'http-server'],
    ['a_b', 'a--b'],
  ])('%s and %s is refused at once', (first, second) => {
    const error = thrownBy(() => add(crud(first), app(second)));
    expect(error).toBeInstanceOf(DuplicateComponentError);
    expect(error).toMatchObject({
      code: 'DUPLICATE_COMPONENT_ID',
      name: 'DuplicateComponentError',
      componentId: second,
    });
    expect((error as Error).message).toContain(`component id '${second}' is already used in this backend`);
    expect((error as Error).message).toContain(`FunctionsApp '${second}'`);
    expect((error as Error).message).toContain(`CrudApi '${first}'`);
    expect((error as Error).message).toContain('Give one of the two components another id.');
  });

  it.each([
    ['UserApi', 'UserApi2'],
    ['UserApi', 'Userapi'],
    ['A', 'B'],
  ])('%s and %s are two', (first, second) => {
    expect(thrownBy(() => add(crud(first), app(second)))).toBeUndefined();
  });
});

describe('the message', () => {
  it('names keys that differ from the ids', () => {
    const error = thrownBy(() => untyped({ one: crud('UserApi'), UserApi: crud('UserApi') }, SHOP)) as Error;
    expect(error.message).toContain(
      "CrudApi 'UserApi': component id 'UserApi' is already used in this backend, by CrudApi 'UserApi' (key 'one')",
    );
  });

  it('is the same for components of one’s own', () => {
    const error = thrownBy(() => builder().addComponents([custom('Own', []), custom('own', [])]));
    expect((error as Error).message).toContain(
      "Custom 'own': component id 'own' is already used in this backend, by Custom 'Own'",
    );
  });

  it('leaves the builder usable', () => {
    const start = builder().addComponent(crud('UserApi'));
    thrownBy(() => start.addComponents([crud('OrderApi'), crud('user-api')]));
    expect(Object.keys(start.addComponents([crud('OrderApi')]).build().components)).toEqual([
      'UserApi',
      'OrderApi',
    ]);
  });
});

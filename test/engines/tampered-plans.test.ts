import { BackendError } from '@atakora/component/backend';
import { applyPlan } from '@atakora/component/cdk';
import { parsePlan, serializePlan } from '@atakora/component/plan';
import { describe, expect, test } from 'vitest';

import { SAMPLES, smallBackend } from './sample-backends.js';
import { footprint, groupStack } from './stacks.js';

interface Block {
  type: string;
  id: string;
  arguments: Record<string, unknown>;
  meta?: { holds_data?: boolean; depends_on?: string[] };
}

interface Plan {
  backend: { id: string };
  lock: { backend: { id: string; environment: string; location: string | null } };
  state: {
    removed: string[];
    moved: { from: string; to: string }[];
    imports: { to: string; id: unknown }[];
  };
  terraform: [Block, ...Block[]];
}

/** Applies a changed plan, shows that the stack is as before, and returns what was thrown. */
function refusalOf(change: (plan: Plan) => void): BackendError {
  const plan = JSON.parse(serializePlan(smallBackend('shop').plan())) as Plan;
  change(plan);
  const stack = groupStack();
  const before = footprint(stack);
  let thrown: unknown;
  try {
    applyPlan(parsePlan(JSON.stringify(plan)), stack);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(BackendError);
  expect(footprint(stack)).toEqual(before);
  return thrown as BackendError;
}

const extra = (type: string): Block => ({ type, id: 'extra', arguments: {} });

const addressOf = ({ type, id }: Block): string => `${type}.${id}`;

const lastOf = ({ terraform }: Plan): Block => terraform.at(-1) ?? terraform[0];

describe('a plan that was changed by hand is refused', () => {
  test.each<[string, (plan: Plan) => void, RegExp]>([
    [
      'with a reference to a block that is not there',
      (plan) => (lastOf(plan).arguments['name'] = { $ref: 'azurerm_subnet.gone.id' }),
      /refers to azurerm_subnet\.gone/,
    ],
    [
      'with a reference deep in an argument',
      (plan) =>
        (lastOf(plan).arguments['site_config'] = {
          cors: [{ $join: ['a', { $ref: 'data.azurerm_subnet.gone.id' }] }],
        }),
      /refers to data\.azurerm_subnet\.gone/,
    ],
    [
      'with a dependency on a block that is not there',
      (plan) => (plan.terraform[0].meta = { depends_on: ['azurerm_subnet.gone'] }),
      /refers to azurerm_subnet\.gone/,
    ],
    [
      'with a block twice',
      (plan) => plan.terraform.push(plan.terraform[0]),
      /azurerm_\S+ must be one block, received two/,
    ],
    ['without a block that others need', (plan) => plan.terraform.shift(), /refers to .* before it/],
    [
      'that forgets a block that it has',
      (plan) => plan.state.removed.push(addressOf(lastOf(plan))),
      /state\.removed has \S+, which is a block of the plan too/,
    ],
    [
      'that moves to a block that is not there',
      (plan) => plan.state.moved.push({ from: 'azurerm_subnet.old', to: 'azurerm_subnet.new' }),
      /state\.moved has azurerm_subnet\.new, which is not a block/,
    ],
    [
      'that moves from a block that it has',
      (plan) => {
        const to = addressOf(lastOf(plan));
        plan.state.moved.push({ from: to, to });
      },
      /state\.moved has \S+, which is a block of the plan too/,
    ],
    [
      'that imports to a block that is not there',
      (plan) => plan.state.imports.push({ to: 'azurerm_subnet.new', id: 'x' }),
      /state\.imports has azurerm_subnet\.new, which is not a block/,
    ],
    [
      'that imports by the id of a block that is not there',
      (plan) =>
        plan.state.imports.push({
          to: addressOf(lastOf(plan)),
          id: { $join: [{ $ref: 'azurerm_subnet.gone.id' }, '/subnets/a'] },
        }),
      /refers to azurerm_subnet\.gone, which is not there/,
    ],
    [
      'that forgets an address twice',
      (plan) => plan.state.removed.push('azurerm_subnet.old', 'azurerm_subnet.old'),
      /state\.removed has azurerm_subnet\.old, twice/,
    ],
    [
      'with data in a data source',
      (plan) =>
        plan.terraform.unshift({ ...extra('data.azurerm_client_config'), meta: { holds_data: true } }),
      /data\.azurerm_client_config\.extra is a data source/,
    ],
    [
      'with the lock of another backend',
      (plan) => (plan.lock.backend.id = 'desk'),
      /lock\.backend\.id must be 'shop', as in the plan, received 'desk'/,
    ],
    [
      'with the lock of another region',
      (plan) => (plan.lock.backend.location = 'westus'),
      /lock\.backend\.location must be 'null', as in the plan, received 'westus'/,
    ],
    ['with blocks in another order', (plan) => plan.terraform.reverse(), /refers to .* before it/],
  ])('%s', (_what, change, message) => {
    const error = refusalOf(change);
    expect(error.code).toBe('INVALID_PLAN');
    expect(error.message).toMatch(message);
  });

  test.each(['azurerm_nonsense', 'aws_s3_bucket', 'data.azurerm_nonsense', 'azurerm_provider'])(
    'with a block of the unknown type %j',
    (type) => {
      const error = refusalOf((plan) => plan.terraform.push(extra(type)));
      expect(['CANNOT_APPLY', 'INVALID_PLAN']).toContain(error.code);
    },
  );

  test('with a type that is no type, before any module of that name is loaded', () => {
    const error = refusalOf((plan) => plan.terraform.push(extra('azurerm_../../../cdktf')));
    expect(error.code).toBe('INVALID_PLAN');
  });

  test('with an id that Terraform does not take', () => {
    refusalOf((plan) => (lastOf(plan).id = 'a b'));
  });

  test('with a reference inside of a function call', () => {
    const error = refusalOf(
      (plan) => (lastOf(plan).arguments['name'] = { $terraform: 'lower(azurerm_subnet.gone.name)' }),
    );
    expect(error.message).toMatch(
      /'\$\{lower\(azurerm_subnet\.gone\.name\)\}', which the library never writes/,
    );
  });

  test('with a parameter that no stack knows', () => {
    const error = refusalOf((plan) => (lastOf(plan).arguments['name'] = { $parameter: 'subscription' }));
    expect(error.message).toMatch(/name\.\$parameter: \$parameter has another form/);
  });

  test('with an argument that its type does not have', () => {
    const error = refusalOf((plan) => (lastOf(plan).arguments['https_onlyy'] = false));
    expect(error.message).toMatch(/no argument 'https_onlyy'\. Write 'https_only' if that is meant/);
  });

  test('with an empty backend id', () => {
    refusalOf((plan) => (plan.backend.id = ''));
  });
});

test.each(Object.entries(SAMPLES))('no block of a plan can be left out of it (%s)', (_name, sample) => {
  const plan = sample().plan();
  const needed = plan.terraform.filter(({ type, id }) =>
    plan.terraform.some(
      ({ arguments: config, meta }) =>
        JSON.stringify(config).includes(`{"$ref":"${type}.${id}.`) ||
        meta?.depends_on?.includes(`${type}.${id}`) === true,
    ),
  );
  expect(needed.length).toBeGreaterThan(2);
  const stack = groupStack();
  for (const block of needed) {
    const terraform = plan.terraform.filter((other) => other !== block);
    expect(() => applyPlan({ ...plan, terraform }, stack, { allowCommands: true })).toThrow(
      `refers to ${block.type}.${block.id},`,
    );
  }
});

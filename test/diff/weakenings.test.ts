import { addressOf, diffPlans, gate } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { StaticSite } from '../../src/components/static-site/static-site.js';
import type { StaticSiteConfig } from '../../src/components/static-site/static-site-config.js';
import { crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { backendOf, HARMLESS, PAIRS, type Side, subscription } from './weakenings.js';

function diffOf(from: Side, to: Side) {
  const before = backendOf(from).plan();
  const after = backendOf(to, before.lock).plan();
  expect(after.errors).toEqual([]);
  return diffPlans(before, after);
}

describe('the oracle', () => {
  it('has 60 pairs of plans at least', () => {
    expect(PAIRS.length).toBeGreaterThanOrEqual(60);
  });

  it.each(PAIRS)('is said by a plan alone: $title', ({ strong, weak, alone = 'DATA_AT_RISK' }) => {
    const { warnings } = backendOf(weak, backendOf(strong).plan().lock).plan();
    const codes = new Set(warnings.map(({ code }) => code).filter((code) => code.startsWith('DATA_')));
    expect([...codes]).toEqual(alone === null ? [] : [alone]);
  });

  it.each(PAIRS)('puts data at risk: $title', ({ strong, weak, argument }) => {
    const { verdict, risks } = diffOf(strong, weak);
    expect(verdict).toBe('data-at-risk');
    expect(risks.map((each) => each.argument)).toContain(argument);
  });

  it.each(PAIRS)('puts nothing at risk the other way: $title', ({ strong, weak, argument, both }) => {
    const { risks } = diffOf(weak, strong);
    expect(risks.map((each) => each.argument)).toEqual(
      both === undefined ? [] : expect.arrayContaining([argument]),
    );
  });

  it.each(Object.entries(HARMLESS))('puts nothing at risk: %s', (_title, [before, after]) => {
    expect(diffOf(before, after)).toMatchObject({ risks: [] });
  });
});

it('puts deleted items at risk where a component is renamed and loses softDelete', () => {
  const before = planOf([crud('UserApi', { softDelete: true })]);
  const renamed = { ...crud('PeopleApi', { entityName: 'UserApi' }), renamedFrom: 'UserApi' };
  const { risks } = diffPlans(before, planOf([renamed], { ...SHOP, lock: before.lock }));
  expect(risks).toMatchObject([{ subject: 'PeopleApi', argument: 'softDelete', before: 'true' }]);
});

/** Returns what Terraform says of the difference of two sides, in the form of `terraform show -json`. */
function terraformOf(from: Side, to: Side, lock?: null) {
  const before = backendOf(from).plan();
  const after = backendOf(to, lock === null ? undefined : before.lock).plan();
  const was = new Map(before.terraform.map((block) => [addressOf(block), block]));
  const idOf = (address: string) => `/id/${address}`;
  const resolved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolved);
    if (typeof value !== 'object' || value === null) return value;
    if ('$ref' in value) return idOf(String(value.$ref).replace(/\.id$/, ''));
    // Terraform has a list of one where a plan has a block.
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => {
        const isBlock =
          typeof part === 'object' && part !== null && !Array.isArray(part) && !('$ref' in part);
        return [key, isBlock ? [resolved(part)] : resolved(part)];
      }),
    );
  };
  const changes = after.terraform
    .filter(({ type }) => type.startsWith('azurerm_'))
    .map((block) => {
      const address = addressOf(block);
      const old = was.get(address);
      const state = (plain: object) => ({ ...(resolved(plain) as object), id: idOf(address) });
      const same = JSON.stringify(old?.arguments) === JSON.stringify(block.arguments);
      return {
        address,
        mode: 'managed',
        type: block.type,
        change: {
          actions: [old === undefined ? 'create' : same ? 'no-op' : 'update'],
          before: old === undefined ? null : state(old.arguments),
          after: state(block.arguments),
          after_unknown: {},
        },
      };
    });
  const kept = new Set([...after.terraform.map(addressOf), ...after.state.removed]);
  const destroyed = before.terraform
    .filter((block) => block.type.startsWith('azurerm_') && !kept.has(addressOf(block)))
    .map((block) => {
      const address = addressOf(block);
      const state = { ...(resolved(block.arguments) as object), id: idOf(address) };
      const change = { actions: ['delete'], before: state, after: null, after_unknown: {} };
      return { address, mode: 'managed', type: block.type, change };
    });
  return { plan: after, json: { format_version: '1.2', resource_changes: [...changes, ...destroyed] } };
}

describe('the gate', () => {
  const judged = PAIRS.filter((pair) => pair.gate === undefined);

  it.each(PAIRS.filter((pair) => pair.gate === 'passes'))('lets pass: $title', ({ strong, weak }) => {
    const { plan, json } = terraformOf(strong, weak);
    expect(gate(json, plan).refused).toEqual([]);
  });

  it.each(judged)('refuses: $title', ({ strong, weak, argument }) => {
    const { plan, json } = terraformOf(strong, weak);
    const { passes, verdict, refused } = gate(json, plan);
    // The whole account of a site is lost, and not one of its arguments.
    expect({ passes, verdict }).toEqual({
      passes: false,
      verdict: argument === '' ? 'data-loss' : 'data-at-risk',
    });
    if (argument !== '')
      expect(refused.flatMap(({ risks }) => risks.map((each) => each.argument))).toContain(argument);
    expect(gate(json, plan, { allow: refused.map(({ address }) => address) }).passes).toBe(true);
  });

  it.each(judged.filter(({ both }) => both === undefined))(
    'lets the other way pass: $title',
    ({ strong, weak }) => {
      const { plan, json } = terraformOf(weak, strong);
      expect(gate(json, plan).refused).toEqual([]);
    },
  );

  it('refuses to destroy a rule of a subscription that stays, also the last one', () => {
    const strong = subscription({ filter: "priority = 'high'" });
    const { json } = terraformOf(strong, subscription({}), null);
    const plan = backendOf(subscription({})).plan();
    const { refused } = gate(json, plan);
    expect(refused).toMatchObject([
      { type: 'azurerm_servicebus_subscription_rule', action: 'destroy', verdict: 'data-at-risk' },
    ]);
  });

  it('refuses to replace a rule with one of another filter', () => {
    const { plan, json } = terraformOf(
      subscription({ filter: "priority = 'high'" }),
      subscription({ filter: '1=0' }),
    );
    const replaced = json.resource_changes.map((each) =>
      each.change.actions.includes('update')
        ? { ...each, change: { ...each.change, actions: ['delete', 'create'] } }
        : each,
    );
    expect(gate({ ...json, resource_changes: replaced }, plan).refused).toMatchObject([
      { action: 'replace', verdict: 'data-at-risk', risks: [{ argument: 'sql_filter' }] },
    ]);
  });

  it.each(Object.entries(HARMLESS))('lets pass: %s', (_title, [before, after]) => {
    const { plan, json } = terraformOf(before, after);
    expect(gate(json, plan).refused).toEqual([]);
  });

  it('refuses a value that Terraform does not know yet', () => {
    const plan = planOf([crud('UserApi', { ttl: 60 })]);
    const address = 'azurerm_cosmosdb_sql_container.shop_cosmos_shared_userapi-db_userapi';
    const change = {
      actions: ['update'],
      before: { default_ttl: 60 },
      after: {},
      after_unknown: { default_ttl: true },
    };
    const json = {
      format_version: '1.2',
      resource_changes: [{ address, mode: 'managed', type: address.split('.')[0], change }],
    };
    expect(gate(json, plan).refused).toMatchObject([{ risks: [{ after: '"(known after apply)"' }] }]);
  });

  it('asks for nothing of a backend whose data is not protected', () => {
    const strong = { components: [crud('UserApi')], config: { dataProtection: 'destroy' } } as const;
    const weak = { ...strong, components: [crud('UserApi', { ttl: 1 })] };
    const { plan, json } = terraformOf(strong, weak);
    expect(gate(json, plan)).toMatchObject({ passes: true, verdict: 'data-at-risk' });
  });
});

describe('the replaced account of a site', () => {
  const risksOf = (config: StaticSiteConfig) => {
    const components = [StaticSite.define('Docs', config)];
    const before = planOf(components, { ...SHOP, storageReplication: 'GRS' });
    const after = planOf(components, { ...SHOP, storageReplication: 'ZRS', lock: before.lock });
    expect(after.errors).toEqual([]);
    return diffPlans(before, after);
  };

  it('loses the files that others uploaded', () => {
    const { verdict, risks, changes } = risksOf({});
    expect(verdict).toBe('data-at-risk');
    expect(risks).toEqual([
      {
        code: 'DATA_AT_RISK',
        subject: 'azurerm_storage_account.shop_website_docs',
        argument: 'account_replication_type',
        before: '"GRS"',
        after: '"ZRS"',
        effect: 'Azure deletes all files in it. Terraform uploads none of them again.',
        components: ['backend.storageReplication'],
      },
    ]);
    expect(changes[0]).toMatchObject({ action: 'replace', verdict: 'data-at-risk' });
  });

  it.each([
    ['its directory', { sourceDirectory: 'site' }],
    ['its build', { sourceDirectory: 'site', buildCommand: 'npm run build' }],
  ])('has the files of %s again', (_of, config) => {
    expect(risksOf(config)).toMatchObject({ verdict: 'endpoint-change', risks: [] });
  });
});

describe('a component that uses another, empty place', () => {
  const first = planOf([crud('UserApi')]);

  it('is data at risk after a renamed entity', () => {
    const renamed = planOf([crud('UserApi', { entityName: 'Customer' })], { ...SHOP, lock: first.lock });
    expect(diffPlans(first, renamed)).toMatchObject({
      verdict: 'data-at-risk',
      risks: [
        {
          code: 'DATA_NOT_COPIED',
          subject: 'UserApi',
          before: "'cosmos:userapi-db/userapi' in 'cosmos:shared'",
          components: ['UserApi'],
        },
      ],
    });
  });

  it('is data at risk after moves', () => {
    const moved = planOf([crud('UserApi', { throughput: 400 })], {
      ...SHOP,
      lock: first.lock,
      moves: { 'cosmos:userapi-db/userapi': 'new' },
    });
    expect(diffPlans(first, moved)).toMatchObject({
      verdict: 'data-at-risk',
      risks: [{ code: 'DATA_NOT_COPIED', after: "'cosmos:userapi-db/userapi' in 'cosmos:provisioned'" }],
    });
  });

  it('is not after a renamed component, nor where a second container is new', () => {
    const renamed = planOf([{ ...crud('PeopleApi', { entityName: 'UserApi' }), renamedFrom: 'UserApi' }], {
      ...SHOP,
      lock: first.lock,
    });
    expect(diffPlans(first, renamed).risks).toEqual([]);
    const more = planOf([crud('UserApi'), crud('OrderApi')], { ...SHOP, lock: first.lock });
    expect(diffPlans(first, more).risks).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';

import { argumentsOf, behind, policyOf, two } from '../../../test/support/gateways.js';
import { keysOf, planOf } from '../../../test/support/plans.js';
import { diffPlans, gate } from '../../plan.js';
import type { ApiManagementEntry } from './options.js';

describe('products and limits', () => {
  const rateLimit = { calls: 100, seconds: 60 };

  test('count calls by subscription in a product, whose key the app does not see', () => {
    const plan = planOf(
      two,
      behind({ apis: { UserApi: { product: 'partners', rateLimit }, Jobs: { product: 'partners' } } }),
    );
    expect(plan.errors).toEqual([]);
    expect(
      argumentsOf(plan, '_product').map(({ product_id, subscription_required }) => [
        product_id,
        subscription_required,
      ]),
    ).toEqual([['partners', true]]);
    expect(argumentsOf(plan, '_product_api')).toHaveLength(2);
    expect(argumentsOf(plan, '_api').every((api) => api['subscription_required'] === true)).toBe(true);
    expect(policyOf(plan, 'user-api')).toContain('<rate-limit calls="100" renewal-period="60" />');
    expect(policyOf(plan, 'user-api')).toContain('name="Ocp-Apim-Subscription-Key" exists-action="delete"');
    expect(policyOf(plan, 'jobs')).not.toContain('<rate-limit');
  });

  test('count calls by caller without a product, which needs BasicV2', () => {
    const apis = { UserApi: { rateLimit } };
    const plan = planOf(two, behind({ tier: 'BasicV2', units: 2, apis }));
    expect(plan.errors).toEqual([]);
    expect(argumentsOf(plan)[0]?.['sku_name']).toBe('BasicV2_2');
    expect(policyOf(plan, 'user-api')).toMatch(
      /<rate-limit-by-key calls="100" renewal-period="60" counter-key="@.+oid/,
    );
    expect(() => planOf(two, behind({ apis }))).toThrow(/counts calls by subscription only.+Add product/s);
  });

  test('of another tier are those of another service, so that none is replaced under its name', () => {
    const before = planOf(two, behind());
    const after = planOf(two, behind({ tier: 'BasicV2' }, { lock: before.lock }));
    expect(after.errors).toEqual([]);
    expect(keysOf(after, 'apimanagement')).toEqual(['apimanagement:basic-v2']);
    const ids = new Set(before.terraform.map(({ type, id }) => `${type}.${id}`));
    expect(
      after.terraform.filter(
        ({ type, id }) => type.startsWith('azurerm_api_management') && ids.has(`${type}.${id}`),
      ),
    ).toEqual([]);
  });
});

describe('subscriptions', () => {
  const { before, planned, gone } = (() => {
    const apis = { UserApi: { product: 'partners' } };
    const before = planOf(two, behind({ apis }));
    const product = before.terraform.find(({ type }) => type === 'azurerm_api_management_product');
    return {
      before,
      planned: planOf(two, behind({}, { lock: before.lock })),
      gone: `azurerm_api_management_product.${product?.id ?? ''}`,
    };
  })();
  const deletion = {
    format_version: '1.2',
    resource_changes: [
      {
        address: gone,
        mode: 'managed',
        type: 'azurerm_api_management_product',
        change: { actions: ['delete'], before: {}, after: null },
      },
    ],
  };

  test('are data at risk where their product or their gateway goes, and not where an API leaves the product', () => {
    const risksAfter = (entry: Partial<ApiManagementEntry>) => {
      const { risks, verdict, changes } = diffPlans(
        before,
        planOf(two, behind(entry, { lock: before.lock })),
      );
      const atRisk = changes.filter((each) => each.verdict === 'data-at-risk').map(({ address }) => address);
      return { verdict, atRisk, subjects: risks.map(({ subject }) => subject) };
    };
    const gateway = gone.replace(/_product\.(.+)_partners$/, '.$1');
    expect(risksAfter({})).toEqual({ verdict: 'data-at-risk', atRisk: [gone], subjects: [gone] });
    expect(risksAfter({ apis: { UserApi: { product: 'friends' } } }).subjects).toEqual([gone]);
    expect(
      risksAfter({ tier: 'BasicV2', apis: { UserApi: { product: 'partners' } } }).subjects.sort(),
    ).toEqual([gateway, gone].sort());
    expect(risksAfter({ apis: { Jobs: { product: 'partners' } } }).subjects).toEqual([]);
  });

  test('are lost with a product, which the gate does not destroy unless its author names it', () => {
    expect(gate(deletion, planned).refused).toMatchObject([{ address: gone, verdict: 'data-loss' }]);
    expect(gate(deletion, planned, { allow: [gone] }).passes).toBe(true);
  });
});

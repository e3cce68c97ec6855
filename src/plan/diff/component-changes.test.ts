import { describe, expect, it } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { planOf } from '../../../test/support/plans.js';
import type { JsonObject } from '../json.js';
import type { PlannedComponent, ResourcePlan } from '../resource-plan.js';
import type { TerraformBlock } from '../terraform-block.js';
import { componentChanges } from './component-changes.js';

const SHOP = planOf([crud()]);
const A: PlannedComponent = { key: 'A', id: 'A', type: 'CrudApi', config: {}, uses: {}, outputs: {} };

/** A plan with some components, whose first ids are in the lock. */
const plan = (
  components: readonly Partial<PlannedComponent>[],
  ids: Readonly<Record<string, string>> = {},
): ResourcePlan => ({
  ...SHOP,
  components: components.map((each) => ({ ...A, ...each })),
  lock: {
    ...SHOP.lock,
    components: Object.fromEntries(Object.entries(ids).map(([first, id]) => [first, { id, endpoints: {} }])),
  },
});

const NONE: ReadonlyMap<string, TerraformBlock> = new Map();
const changes = (before: ResourcePlan | null, after: ResourcePlan, replaced = NONE) =>
  componentChanges(before, after, replaced);
const url = (value: string) => ({ outputs: { apiEndpoint: value } });

describe('a component', () => {
  it('that was not there is added, and one that is not there any more is removed, in the order of ids', () => {
    expect(changes(plan([{ id: 'C' }, { id: 'B' }]), plan([{ id: 'D' }, { id: 'A' }]))).toEqual(
      ['A', 'B', 'C', 'D'].map((id) => ({
        id,
        action: id === 'A' || id === 'D' ? 'add' : 'remove',
        renamedFrom: null,
        verdict: 'none',
        fields: [],
        endpoints: [],
      })),
    );
    expect(changes(null, plan([{}]))).toMatchObject([{ id: 'A', action: 'add' }]);
  });

  it('that stays as it is does not change', () => {
    expect(changes(plan([url('https://a')]), plan([url('https://a')]))).toEqual([]);
    expect(changes(plan([{ outputs: { key: 'x' } }]), plan([{ outputs: { key: 'y' } }]))).toEqual([]);
  });

  it('changes by its type and by each value of its configuration', () => {
    const was = { config: { ttl: 60, schema: { id: 'string' } } };
    const is = { type: 'FunctionsApp', config: { ttl: 90, schema: { id: 'string' } } };
    expect(changes(plan([was]), plan([is]))).toEqual([
      {
        id: 'A',
        action: 'change',
        renamedFrom: null,
        verdict: 'none',
        fields: [
          { path: 'type', before: '"CrudApi"', after: '"FunctionsApp"' },
          { path: 'ttl', before: '60', after: '90' },
        ],
        endpoints: [],
      },
    ]);
  });

  it('is followed by its first id', () => {
    const [before, after] = [plan([{ id: 'Old' }], { a: 'Old' }), plan([{ id: 'New' }], { a: 'New' })];
    expect(changes(before, after)).toMatchObject([
      { id: 'New', action: 'rename', renamedFrom: 'Old', verdict: 'none' },
    ]);
    expect(changes(before, plan([{ id: 'New' }]))).toMatchObject([{ action: 'add' }, { action: 'remove' }]);
  });
});

describe('an endpoint', () => {
  it('that has another address, or none, is one that callers lose', () => {
    const moved = (before: string, after: string | null) => ({
      verdict: 'endpoint-change',
      fields: [],
      endpoints: [
        { path: 'apiEndpoint', before: JSON.stringify(before), after: after && JSON.stringify(after) },
      ],
    });
    expect(changes(plan([url('https://a')]), plan([url('https://b')]))).toMatchObject([
      moved('https://a', 'https://b'),
    ]);
    expect(changes(plan([url('https://a')]), plan([{}]))).toMatchObject([moved('https://a', null)]);
    expect(changes(plan([url('https://a')]), plan([]))).toMatchObject([
      { action: 'remove', ...moved('https://a', null) },
    ]);
  });

  it('that is new is lost by no caller', () => {
    expect(changes(plan([{}]), plan([url('https://a')]))).toEqual([]);
    expect(changes(plan([{ config: { a: 1 } }]), plan([url('https://a')]))).toMatchObject([
      { verdict: 'none' },
    ]);
  });

  it('has another address where Azure chooses it and its resource is replaced', () => {
    const type = 'azurerm_function_app_flex_consumption';
    const outputs: JsonObject = { api: { $join: ['https://', { $ref: `${type}.x.default_hostname` }] } };
    const block: TerraformBlock = { type, id: 'x', arguments: { name: 'shop' } };
    const of = (address: string) =>
      changes(plan([{ outputs }]), plan([{ outputs }]), new Map([[address, block]]));
    expect(of(`${type}.x`)).toMatchObject([{ verdict: 'endpoint-change', endpoints: [{ path: 'api' }] }]);
    expect(of(`${type}.y`)).toEqual([]);
  });
});

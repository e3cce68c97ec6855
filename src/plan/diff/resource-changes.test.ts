import { describe, expect, it } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { planOf } from '../../../test/support/plans.js';
import type { PlannedResource, ResourcePlan } from '../resource-plan.js';
import type { TerraformBlock } from '../terraform-block.js';
import type { BlockChange } from './block-changes.js';
import type { AttributedChange } from './causes.js';
import { resourceChanges } from './resource-changes.js';

const SHOP = planOf([crud('A')]);
const BLOCK: TerraformBlock = { type: 'azurerm_a', id: 'x', arguments: {} };
const DATA: TerraformBlock = { ...BLOCK, meta: { holds_data: true } };

/** A plan with resources, each of which has a key, the components that use it and its addresses. */
const plan = (...resources: readonly [key: string, sharedBy: string, terraform: string][]): ResourcePlan => ({
  ...SHOP,
  resources: resources.map(([key, sharedBy, terraform]): PlannedResource => ({
    key,
    type: 'a',
    name: 'a',
    config: {},
    sharedBy: sharedBy.split(' '),
    decisions: [],
    block: terraform.split(' ')[0] ?? '',
    madeBy: 'plan',
  })),
  terraform: resources.flatMap(([resource, , terraform]) =>
    terraform.split(' ').map((address) => {
      const [type = '', id = ''] = address.split('.');
      return { type, id, resource, arguments: {} };
    }),
  ),
});

const changeOf = (
  given: Partial<BlockChange>,
  before: ResourcePlan | null = plan(),
  after = plan(),
  causes: ReadonlyMap<string, AttributedChange> = new Map(),
) => {
  const change: BlockChange = {
    address: 'azurerm_a.x',
    action: 'update',
    before: BLOCK,
    after: BLOCK,
    differences: [],
    forcedBy: [],
    refused: [],
    movedFrom: null,
    ...given,
  };
  return resourceChanges([change], before, after, causes)[0];
};

describe('a change of a block', () => {
  const was = plan(['a:old', 'B', 'azurerm_a.old'], ['a:was', 'C B', 'azurerm_a.main azurerm_a.x']);
  const is = plan(['a:is', 'A B', 'azurerm_a.x']);

  it('belongs to the resource that has it, or had it, and to the components of both', () => {
    expect(changeOf({}, was, is)).toMatchObject({ resource: 'a:is', components: ['A', 'B', 'C'] });
    expect(changeOf({}, was, plan())).toMatchObject({ resource: 'a:was', components: ['B', 'C'] });
    expect(changeOf({}, null, is)).toMatchObject({ resource: 'a:is', components: ['A', 'B'] });
    expect(changeOf({})).toMatchObject({ resource: null, components: [] });
  });

  it('belongs to the resource that had it at its former address', () => {
    const movedFrom = 'azurerm_a.old';
    expect(changeOf({ movedFrom }, was, plan())).toMatchObject({
      movedFrom,
      resource: 'a:old',
      components: ['B'],
    });
  });

  it('has the type of the block after it, or of the one that is gone', () => {
    const other = { ...BLOCK, type: 'azurerm_b' };
    expect(changeOf({ after: other })?.type).toBe('azurerm_b');
    expect(changeOf({ before: undefined, after: other })?.type).toBe('azurerm_b');
    expect(changeOf({ before: other, after: undefined })?.type).toBe('azurerm_b');
  });

  it('has the causes of the whole and of each argument, where there are some', () => {
    const differences = [
      { path: 'a', before: 1, after: 2 },
      { path: 'b', before: 1, after: undefined },
    ];
    const shown = [
      { path: 'a', before: '1', after: '2' },
      { path: 'b', before: '1', after: null },
    ];
    const causes = new Map([['azurerm_a.x', { causes: ['A', 'B'], byDifference: [['A'], ['B']] }]]);
    expect(changeOf({ differences }, was, is, causes)).toMatchObject({
      causedBy: ['A', 'B'],
      changed: shown.map((each, index) => ({ ...each, causedBy: [['A'], ['B']][index] })),
    });
    expect(changeOf({ differences })).toMatchObject({
      causedBy: [],
      changed: shown.map((each) => ({ ...each, causedBy: [] })),
    });
  });
});

describe('the verdict', () => {
  const differences = [{ path: 'a', before: 1, after: 2 }];
  const blob = { ...BLOCK, type: 'azurerm_storage_blob' };
  it.each<[what: string, change: Partial<BlockChange>, verdict: string]>([
    ['that destroys data', { action: 'destroy', before: DATA, after: undefined }, 'data-loss'],
    ['that destroys none', { action: 'destroy', after: undefined }, 'in-place'],
    ['that replaces data', { action: 'replace', before: DATA }, 'data-loss'],
    ['that replaces what will hold data', { action: 'replace', after: DATA }, 'data-loss'],
    ['that replaces none', { action: 'replace' }, 'downtime'],
    ['that replaces what each release uploads', { action: 'replace', before: blob, after: blob }, 'in-place'],
    ['that updates', { action: 'update', before: DATA, after: DATA, differences }, 'in-place'],
    ['that imports and updates', { action: 'import', before: undefined, differences }, 'in-place'],
    ['that imports alone', { action: 'import', before: undefined }, 'none'],
    ['that creates', { action: 'create', before: undefined, after: DATA }, 'none'],
    ['that forgets', { action: 'forget', before: DATA, after: undefined }, 'none'],
    ['that moves', { action: 'move', before: DATA, after: DATA }, 'none'],
  ])('on a change %s', (_what, change, verdict) => {
    expect(changeOf(change)?.verdict).toBe(verdict);
  });

  it.each<[what: string, sharedBy: string, terraform: string, verdict: string]>([
    ['has a component left', 'Gone A', 'azurerm_a.x azurerm_a.y', 'downtime'],
    ['has no component left', 'Gone', 'azurerm_a.x azurerm_a.y', 'in-place'],
    ['stays itself', 'Gone A', 'azurerm_a.y azurerm_a.x', 'in-place'],
  ])('on a block that is destroyed, of a resource that %s', (_what, sharedBy, terraform, verdict) => {
    const after = { ...plan(), components: [...SHOP.components, ...planOf([crud('Other')]).components] };
    const change = { action: 'destroy', after: undefined } as const;
    expect(changeOf(change, plan(['a:x', sharedBy, terraform]), after)?.verdict).toBe(verdict);
  });
});

describe('the verdict on an app whose code came with the plan', () => {
  const app = plan(['functions:a', 'A', 'azurerm_a.x azurerm_a.y']);
  const withCode = (deployment: 'blob' | 'none', key = 'functions:a'): ResourcePlan => ({
    ...app,
    packages: [{ app: key, name: 'a', components: ['A'], parts: [], deployment }],
  });

  it.each([
    ['and does not any more', withCode('blob'), withCode('none'), 'azurerm_a.x', 'downtime'],
    ['and still does', withCode('blob'), withCode('blob'), 'azurerm_a.x', 'in-place'],
    ['never', withCode('none'), withCode('none'), 'azurerm_a.x', 'in-place'],
    ['on another block of the app', withCode('blob'), withCode('none'), 'azurerm_a.y', 'in-place'],
    ['of another app', withCode('blob', 'b'), withCode('none'), 'azurerm_a.x', 'in-place'],
  ])('%s', (_title, before, after, address, verdict) => {
    expect(changeOf({ address }, before, after)?.verdict).toBe(verdict);
  });
});

describe('Terraform refuses', () => {
  const replaced = { action: 'replace', before: DATA, after: DATA } as const;
  const destroying: ResourcePlan = { ...SHOP, backend: { ...SHOP.backend, dataProtection: 'destroy' } };

  it('a value that azurerm does not change', () => {
    expect(changeOf({ refused: ['kind', 'sku'] })?.refused).toBe(
      'azurerm does not change kind and sku of a resource that exists.',
    );
  });

  it('to replace data that the backend retains, and nothing else', () => {
    expect(changeOf(replaced)?.refused).toMatch(/^The backend retains data, .*'prevent_destroy'\.$/);
    expect(changeOf(replaced, plan(), destroying)?.refused).toBeNull();
    expect(changeOf({ ...replaced, action: 'update' })?.refused).toBeNull();
    expect(changeOf({ action: 'replace' })?.refused).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { planOf } from '../../../test/support/plans.js';
import type { LockedUnit } from '../lock/plan-lock.js';
import type { ResourcePlan } from '../resource-plan.js';
import type { TerraformBlock } from '../terraform-block.js';
import type { BlockChange } from './block-changes.js';
import { dataRisks } from './data-risks.js';

const SHOP: ResourcePlan = { ...planOf([crud()]), terraform: [], weakenedBy: {}, dataTypes: {} };

const block = (type: string, id: string, values: TerraformBlock['arguments'] = {}): TerraformBlock => ({
  type,
  id,
  arguments: values,
});

describe('options', () => {
  const protecting = (dataProtection: 'retain' | 'destroy') => ({
    ...SHOP,
    backend: { ...SHOP.backend, dataProtection },
  });

  it('put data at risk that let Terraform destroy it', () => {
    expect(dataRisks([], protecting('retain'), protecting('destroy'))).toEqual([
      {
        code: 'DATA_AT_RISK',
        subject: 'backend',
        argument: 'dataProtection',
        before: '"retain"',
        after: '"destroy"',
        effect: 'Terraform destroys data that leaves the declarations.',
        components: [],
      },
    ]);
    expect(dataRisks([], protecting('destroy'), protecting('retain'))).toEqual([]);
    expect(dataRisks([], protecting('destroy'), protecting('destroy'))).toEqual([]);
    expect(dataRisks([], null, protecting('destroy'))).toEqual([]);
  });

  const softly = (softDelete: boolean): ResourcePlan => ({
    ...SHOP,
    components: SHOP.components.map((each) => ({ ...each, config: { softDelete } })),
  });

  it('put deleted items at risk that no longer keep them', () => {
    expect(dataRisks([], softly(true), softly(false))).toEqual([
      {
        code: 'DATA_AT_RISK',
        subject: 'UserApi',
        argument: 'softDelete',
        before: 'true',
        after: 'false',
        effect: 'Items deleted from now on are gone, and cannot be restored.',
        components: ['UserApi'],
      },
    ]);
    for (const [before, after] of [
      [true, true],
      [false, false],
      [false, true],
    ] as const)
      expect(dataRisks([], softly(before), softly(after))).toEqual([]);
  });

  it('of a component that is gone put nothing at risk', () => {
    expect(dataRisks([], softly(true), { ...SHOP, components: [] })).toEqual([]);
  });
});

describe('data in whose place a component uses other data', () => {
  const unit = (components: readonly string[], given: Partial<LockedUnit> = {}): LockedUnit => ({
    facts: {},
    blocks: { 'azurerm_a.x': 'azurerm_a' },
    data: true,
    components,
    ...given,
  });
  const using = (
    units: Readonly<Record<string, LockedUnit>>,
    ids: Readonly<Record<string, string>> = {},
  ): ResourcePlan => ({
    ...SHOP,
    components: [],
    lock: {
      ...SHOP.lock,
      components: Object.fromEntries(
        Object.entries(ids).map(([identity, id]) => [identity, { id, endpoints: {} }]),
      ),
      resources: Object.fromEntries(
        Object.entries(SHOP.lock.resources)
          .filter(([key]) => key === 'cosmos:shared')
          .map(([key, each]) => [key, { ...each, units }]),
      ),
    },
  });
  const old = "'cosmos:old' in 'cosmos:shared'";
  const now = "'cosmos:new' in 'cosmos:shared'";
  const left = (before: ResourcePlan, after: ResourcePlan) =>
    dataRisks([], before, after).map(({ subject, before: from, after: to }) => [subject, from, to]);

  it('stays behind, and nothing copies it', () => {
    expect(dataRisks([], using({ old: unit(['A']) }), using({ old: unit([]), new: unit(['A']) }))).toEqual([
      {
        code: 'DATA_NOT_COPIED',
        subject: 'A',
        argument: '',
        before: old,
        after: now,
        effect: `'A' uses ${now}, which is empty. Its data stays in ${old}, and nothing copies it.`,
        components: ['A'],
      },
    ]);
  });

  it('stays behind where the other data existed', () => {
    const before = using({ old: unit(['A']), new: unit(['B']) });
    const [risk] = dataRisks([], before, using({ old: unit([]), new: unit(['A', 'B']) }));
    expect(risk?.effect).toContain('which has other data.');
  });

  it('is that of the component that left it, and of no other user of either', () => {
    const before = using({ old: unit(['A', 'B']), new: unit(['C']) });
    expect(left(before, using({ old: unit(['B']), new: unit(['A', 'C']) }))).toEqual([['A', old, now]]);
  });

  it('is found by the id that the component has now', () => {
    const before = using({ old: unit(['A']) }, { a: 'A' });
    const ids = { a: 'A2' };
    expect(left(before, using({ old: unit([]), new: unit(['A2']) }, ids))).toEqual([['A2', old, now]]);
    expect(left(before, using({ old: unit(['A2']) }, ids))).toEqual([]);
  });

  it.each<[what: string, before: ResourcePlan, after: ResourcePlan]>([
    ['that its author discarded', using({ old: unit(['A']) }), using({ new: unit(['A']) })],
    [
      'of another kind',
      using({ old: unit(['A']) }),
      using({ old: unit([]), new: unit(['A'], { blocks: { 'azurerm_b.x': 'azurerm_b' } }) }),
    ],
    [
      'that the component only left',
      using({ old: unit(['A', 'B']), new: unit(['A']) }),
      using({ old: unit(['B']), new: unit(['A']) }),
    ],
    [
      'that Terraform imports with its content',
      using({ old: unit(['A']) }),
      using({ old: unit([]), new: unit(['A'], { imported: true }) }),
    ],
    [
      'in place of which nothing holds data',
      using({ old: unit(['A']) }),
      using({ old: unit([]), new: unit(['A'], { data: false }) }),
    ],
    [
      'that was none',
      using({ old: unit(['A'], { data: false }) }),
      using({ old: unit([], { data: false }), new: unit(['A']) }),
    ],
  ])('is not data %s', (_what, before, after) => {
    expect(left(before, after)).toEqual([]);
  });

  it('is left behind also for data that was imported before', () => {
    const before = using({ old: unit(['A']), new: unit(['B'], { imported: true }) });
    const after = using({ old: unit([]), new: unit(['A', 'B'], { imported: true }) });
    expect(left(before, after)).toEqual([['A', old, now]]);
  });

  it('is that of the same types, in whatever order and of whatever name', () => {
    const blocks = (...types: readonly string[]) => ({
      blocks: Object.fromEntries(types.map((type) => [`${type}.${type.length}`, type])),
    });
    const before = using({ old: unit(['A'], blocks('azurerm_a', 'azurerm_bb')) });
    const after = using({ old: unit([]), new: unit(['A'], blocks('azurerm_bb', 'azurerm_a')) });
    expect(left(before, after)).toEqual([['A', old, now]]);
  });
});

describe('contents of an account', () => {
  const account = block('azurerm_storage_account', 'site');
  const address = 'azurerm_storage_account.site';
  const user = (type: string) => block(type, 'x', { account: { $ref: `${address}.id` } });
  const website = user('azurerm_storage_account_static_website');
  const dataTypes: ResourcePlan['dataTypes'] = {
    azurerm_storage_account: { exceptWith: 'azurerm_storage_account_static_website' },
  };
  const change = (given: Partial<BlockChange> = {}): BlockChange => ({
    address,
    action: 'destroy',
    before: account,
    after: undefined,
    differences: [],
    forcedBy: [],
    refused: [],
    movedFrom: null,
    ...given,
  });
  const risksOf = (each: BlockChange, ...terraform: readonly TerraformBlock[]) =>
    dataRisks([each], { ...SHOP, dataTypes, terraform }, { ...SHOP, dataTypes });

  it('are lost with the account of a site whose files others uploaded', () => {
    expect(risksOf(change(), account, website)).toEqual([
      {
        code: 'DATA_AT_RISK',
        subject: address,
        argument: '',
        before: null,
        after: null,
        effect: 'Azure deletes all files in it. Terraform uploads none of them again.',
        components: [],
      },
    ]);
  });

  it('are lost by the first argument that replaces the account', () => {
    const differences = [
      { path: 'tags', before: 'a', after: 'b' },
      { path: 'name', before: 'c', after: 'd' },
    ];
    const [risk] = risksOf(change({ action: 'replace', differences, forcedBy: ['name'] }), account, website);
    expect(risk).toMatchObject({ argument: 'name', before: '"c"', after: '"d"' });
    const [hidden] = risksOf(change({ action: 'replace', differences, forcedBy: ['x'] }), account, website);
    expect(hidden).toMatchObject({ argument: 'x', before: null, after: null });
  });

  it('are found by the address from which the account moved', () => {
    const moved = change({ address: 'azurerm_storage_account.new', movedFrom: address, action: 'replace' });
    expect(risksOf(moved, account, website)).toMatchObject([{ subject: 'azurerm_storage_account.new' }]);
  });

  it('are safe where the account stays, where it has no site, and where the plan has the files', () => {
    expect(risksOf(change({ action: 'update', after: account }), account, website)).toEqual([]);
    expect(risksOf(change(), account)).toEqual([]);
    expect(risksOf(change(), account, user('azurerm_storage_container'))).toEqual([]);
    expect(risksOf(change(), account, website, user('azurerm_storage_blob'))).toEqual([]);
    const elsewhere = block(website.type, 'y', { account: { $ref: 'azurerm_storage_account.other.id' } });
    expect(risksOf(change(), account, elsewhere)).toEqual([]);
  });
});

describe('data that is sent to what Terraform forgets', () => {
  const sending = { argument: 'source', effect: 'Messages pile up.' };
  const weakenedBy = { azurerm_subscription: { arguments: [], receivesFrom: sending } };
  const subscription = block('azurerm_subscription', 's', { source: { $ref: 'azurerm_topic.t.id' } });
  const forgotten = (before: TerraformBlock, action: BlockChange['action'] = 'forget'): BlockChange => ({
    address: 'azurerm_subscription.s',
    action,
    before,
    after: undefined,
    differences: [],
    forcedBy: [],
    refused: [],
    movedFrom: null,
  });
  const risksOf = (change: BlockChange, ...terraform: readonly TerraformBlock[]) =>
    dataRisks([change], { ...SHOP, weakenedBy }, { ...SHOP, weakenedBy, terraform });
  const topic = block('azurerm_topic', 't');

  it('is read by none while its source stays', () => {
    expect(risksOf(forgotten(subscription), topic)).toEqual([
      {
        code: 'DATA_AT_RISK',
        subject: 'azurerm_subscription.s',
        argument: '',
        before: null,
        after: null,
        effect: 'Messages pile up.',
        components: [],
      },
    ]);
  });

  it('is not sent by another source, and not to what Terraform destroys', () => {
    expect(risksOf(forgotten(subscription), block('azurerm_topic', 'other'))).toEqual([]);
    expect(risksOf(forgotten(subscription, 'destroy'), topic)).toEqual([]);
    expect(risksOf(forgotten(block('azurerm_subscription', 's')), topic)).toEqual([]);
    expect(risksOf(forgotten(block('azurerm_a', 's')), topic)).toEqual([]);
  });
});

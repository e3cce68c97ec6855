import { expect, it } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { planOf } from '../../../test/support/plans.js';
import type { JsonObject } from '../json.js';
import { readTerraformPlan, type TerraformChange } from './terraform-plan.js';
import { terraformRisks } from './terraform-risks.js';

const LOCK = planOf([crud()]).lock;
const EFFECT = 'Less is kept.';
const DAYS = { argument: 'days', weaker: 'lower', absent: 0, effect: EFFECT } as const;
const ZONES = { ...DAYS, argument: 'region.zones', by: 'name' } as const;
const WEAKENED = {
  azurerm_a: { arguments: [DAYS, { ...DAYS, argument: 'copies', kept: true }] },
  azurerm_policy: { arguments: [DAYS], governs: 'account_id' },
  azurerm_entries: { arguments: [ZONES], entriesOf: 'azurerm_region' },
} as const;

const change = (
  type: string,
  actions: readonly string[],
  before: JsonObject | null,
  after: JsonObject | null,
  unknown: JsonObject = {},
): TerraformChange => {
  const values = { actions, before, after, after_unknown: unknown };
  const given = { address: `${type}.x`, mode: 'managed', type, change: values };
  const [read] = readTerraformPlan({ format_version: '1.2', resource_changes: [given] }).resource_changes;
  if (read === undefined) throw new Error('The plan has no change.');
  return read;
};
const risksOf = (
  judged: TerraformChange,
  others: readonly TerraformChange[] = [],
  { holds, dataTypes = {}, lock = LOCK }: { holds?: boolean; dataTypes?: object; lock?: typeof LOCK } = {},
) =>
  terraformRisks(
    { weakenedBy: WEAKENED, dataTypes: { ...dataTypes }, lock },
    [judged, ...others],
    () => holds,
  )(judged);
const update = change('azurerm_a', ['update'], { days: 90 }, { days: 30 });

it('is each argument of an update whose value is weaker than what Azure has', () => {
  expect(risksOf(update)).toEqual([
    {
      code: 'DATA_AT_RISK',
      subject: 'azurerm_a.x',
      argument: 'days',
      before: '90',
      after: '30',
      effect: EFFECT,
      components: [],
    },
  ]);
  expect(risksOf(change('azurerm_a', ['update'], { days: 30 }, { days: 90 }))).toEqual([]);
  expect(risksOf(change('azurerm_a', ['create'], null, { days: 30 }))).toEqual([]);
  expect(risksOf(change('azurerm_a', ['delete'], { days: 90 }, null))).toEqual([]);
  expect(risksOf(change('azurerm_other', ['update'], { days: 90 }, { days: 30 }))).toEqual([]);
});

it('is a value that Terraform does not know yet, unless the resource keeps its own', () => {
  const unknown = { days: true, copies: true };
  expect(risksOf(change('azurerm_a', ['update'], { days: 90, copies: 2 }, {}, unknown))).toMatchObject([
    { argument: 'days', after: '"(known after apply)"' },
  ]);
  expect(risksOf(change('azurerm_a', ['update'], { days: 90 }, { days: 90 }, { days: false }))).toEqual([]);
});

it('is none where a resource of a type with data is known to hold none', () => {
  const dataTypes = { azurerm_a: {} };
  expect(risksOf(update, [], { holds: false, dataTypes })).toEqual([]);
  expect(risksOf(update, [], { holds: true, dataTypes })).toHaveLength(1);
  expect(risksOf(update, [], { dataTypes })).toHaveLength(1);
  expect(risksOf(update, [], { holds: false })).toHaveLength(1);
});

it('is none that its author accepted', () => {
  const [[key, resource] = []] = Object.entries(LOCK.resources);
  if (key === undefined || resource === undefined) throw new Error('The lock has no resource.');
  const accepting = (to: string) => {
    const protection = { 'azurerm_a.x': { days: '90' } };
    const accepted = { 'azurerm_a.x': { days: { from: '90', to } } };
    return { ...LOCK, resources: { [key]: { ...resource, protection, accepted } } };
  };
  expect(risksOf(update, [], { lock: accepting('30') })).toEqual([]);
  expect(risksOf(update, [], { lock: accepting('60') })).toHaveLength(1);
});

it.each<[actions: readonly string[], account: readonly string[], count: number]>([
  [['delete'], ['no-op'], 1],
  [['delete'], ['update'], 1],
  [['delete'], ['delete'], 0],
  [['delete'], ['delete', 'create'], 0],
  [['forget'], ['no-op'], 0],
])('of a policy: %j of it, beside %j of its account, are %i', (actions, account, count) => {
  const own = { id: 'one' };
  const after = account.join() === 'delete' ? null : own;
  const policy = change('azurerm_policy', actions, { account_id: 'one', days: 90 }, null);
  expect(risksOf(policy, [change('azurerm_account', account, own, after)])).toHaveLength(count);
});

it('is none in an entry that is named after a resource which is only created', () => {
  const region = (zones: number) => ({ region: [{ name: 'one', zones }] });
  const entries = change('azurerm_entries', ['update'], region(3), region(1));
  const made = (...actions: readonly string[]) =>
    change('azurerm_region', actions, actions.length > 1 ? { name: 'one' } : null, { name: 'one' });
  expect(risksOf(entries)).toHaveLength(1);
  expect(risksOf(entries, [made('create')])).toEqual([]);
  expect(risksOf(entries, [made('create', 'delete')])).toHaveLength(1);
});

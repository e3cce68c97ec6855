import { describe, expect, it } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { offerFor } from '../../../test/support/offers.js';
import { planOf, SHOP } from '../../../test/support/plans.js';
import { lockedUnit } from '../../../test/support/locks.js';
import type { ChildChange } from './child-changes.js';
import { diagnoseChildren } from './child-diagnostics.js';
import { childName, type DiscardNames } from './discarded.js';

const was = lockedUnit({ blocks: { 'x.a': '/id/a', 'x.b': '' }, components: ['Api'] });
const DISCARD = { option: 'discard', value: ['cosmos:db/a@cosmos:one'] };

function diagnosed(change: ChildChange, isGone = false, discardName: DiscardNames = childName) {
  return diagnoseChildren('cosmos', 'cosmos:one', [change], isGone, discardName);
}

/** The one warning on a change. */
function warningOn(change: ChildChange, isGone = false) {
  const { warnings, errors } = diagnosed(change, isGone);
  expect(errors).toEqual([]);
  expect(warnings).toHaveLength(1);
  return warnings?.[0];
}

describe('a change of a child resource', () => {
  it('is reported of a retained one, with the ways back and out', () => {
    expect(warningOn({ kind: 'retained', child: 'db/a', was })).toEqual({
      code: 'DATA_RETAINED',
      message:
        "No component declares 'cosmos:db/a' any more. Terraform forgets it, and its data stays in Azure.",
      resource: 'cosmos:one',
      components: ['Api'],
      resolution:
        "Declare it again to use it, or add it to discard in this release to destroy it: discard: ['cosmos:db/a'].",
      ways: [{ ...DISCARD, effect: 'Terraform destroys it with its data.' }],
    });
  });

  it('is reported of a retained one with what goes on without it', () => {
    const effect = 'The topic goes on sending to it.';
    expect(warningOn({ kind: 'retained', child: 'db/a', was, effect })?.message).toMatch(
      /its data stays in Azure\. The topic goes on sending to it\.$/,
    );
  });

  it.each([
    ['kept-in-terraform', "No component declares 'cosmos:db/a' any more as data of its own. "],
    ['parent-kept', "discard names everything that the lock knows in 'cosmos:db/a', and not "],
  ] as const)('is reported of one that is %s, with the way to destroy it', (kind, start) => {
    const warning = warningOn({ kind, child: 'db/a', was });
    expect(warning).toMatchObject({
      code: 'DATA_RETAINED',
      components: ['Api'],
      ways: [{ ...DISCARD, effect: 'Terraform destroys it with everything in it.' }],
    });
    expect(warning?.message.slice(0, start.length)).toBe(start);
    expect(warning?.resolution).toMatch(
      /dd it to discard to destroy it with everything in it: discard: \['cosmos:db\/a'\]\.$/,
    );
  });

  it.each(['retained', 'kept-in-terraform', 'parent-kept'] as const)(
    'is reported of one that is %s with the name by which it can be discarded',
    (kind) => {
      const named = (type: string, child: string, key: string) => `${type}:${child} in ${key}`;
      const { warnings = [] } = diagnosed({ kind, child: 'db/a', was }, false, named);
      expect(warnings[0]?.resolution).toMatch(/: discard: \['cosmos:db\/a in cosmos:one'\]\.$/);
    },
  );

  it('is reported of a forgotten one by its ids, or addresses without one', () => {
    const forgotten: ChildChange = { kind: 'forgotten', child: 'db/a', was };
    expect(warningOn(forgotten)).toEqual({
      code: 'DATA_FORGOTTEN',
      message:
        "'cosmos:db/a' is not in the Terraform state any more, so discard drops it from the lock. Azure still has it, unless terraform plan destroys what it is in: /id/a, x.b.",
      resource: 'cosmos:one',
      components: ['Api'],
      resolution: 'Delete it in Azure where Terraform does not.',
    });
    const own = { ...was, blocks: { 'x.a': '${x.account.id}/a' } };
    expect(warningOn({ ...forgotten, was: own }, true)).toMatchObject({
      message:
        "'cosmos:db/a' is not in the Terraform state any more, and discard drops it from the lock. Terraform destroys 'cosmos:one', which nothing else is in, and the data with it: ${x.account.id}/a.",
      resolution: 'Leave it out of discard where the data should stay.',
    });
  });

  it('is not reported as destroyed in the account of a platform, which stays', () => {
    const config = { ...SHOP, environment: 'dev', host: { offer: offerFor('shop.dev') } };
    const left = planOf([], { ...config, lock: planOf([crud('A')], config).lock });
    const { warnings } = planOf([], { ...config, lock: left.lock, discard: ['cosmos:a-db/a'] });
    const [{ message = '', resolution = '' } = {}] = warnings.filter(({ code }) => code === 'DATA_FORGOTTEN');
    expect(message).toContain('Azure still has it');
    expect(resolution).toMatch(
      /^Delete it in Azure .*az resource delete --ids \/subscriptions\/.*\/a-db\.a\.$/,
    );
  });

  it.each([
    ['by its id', { 'x.a': '/subscriptions/1/a' }, ': az resource delete --ids /subscriptions/1/a.'],
    [
      'by an id that the state knows, in quotes',
      { 'x.a': '${azurerm_x.shop.id}/queues/a', 'x.rule': '${azurerm_x.shop.id}/queues/a/rules/r' },
      ": az resource delete --ids '<azurerm_x.shop.id>/queues/a'. Replace <azurerm_x.shop.id> with the id that 'terraform state show azurerm_x.shop' prints.",
    ],
    [
      'by several',
      { 'x.a': '${azurerm_x.b.id}/it', 'x.b': "${azurerm_x.b.id}/it's", 'x.c': '' },
      ": az resource delete --ids '<azurerm_x.b.id>/it' '<azurerm_x.b.id>/it'\\''s'. Replace <azurerm_x.b.id> with the id that 'terraform state show azurerm_x.b' prints.",
    ],
    ['by hand, where it has a URL', { 'x.a': "${azurerm_x.b.endpoint}Tables('a')" }, '.'],
  ])('says how to delete a forgotten one: %s', (_how, blocks, command) => {
    const warning = warningOn({ kind: 'forgotten', child: 'db/a', was: { ...was, blocks } });
    expect(warning?.resolution).toBe(`Delete it in Azure where Terraform does not${command}`);
  });

  it('is reported of one that came back without an id, with the command that imports it', () => {
    expect(warningOn({ kind: 'import-unknown', child: 'db/a', was })).toMatchObject({
      code: 'IMPORT_NEEDED',
      resolution:
        'Run terraform import for x.a, x.b before terraform apply, or add it to restored if it is gone.',
    });
  });

  it.each([
    ['is declared', {}, "'cosmos:db/a' in 'cosmos:one': key is immutable"],
    ['is retained', { retained: true }, "'cosmos:db/a' in 'cosmos:one' (retained): key is immutable"],
  ] as const)('of an immutable property is an error, where it %s', (_where, more, start) => {
    const property = { property: 'key', held: '/id', now: '/c', resolution: undefined };
    const { warnings, errors = [] } = diagnosed({
      kind: 'property',
      child: 'db/a',
      was: { ...was, ...more },
      ...property,
    });
    expect(warnings).toEqual([]);
    expect(errors).toMatchObject([
      {
        code: 'PLACEMENT_CONFLICT',
        resource: 'cosmos:one',
        path: 'key',
        components: ['Api'],
        resolution: "Keep key '/id'.",
      },
    ]);
    expect(errors[0]?.message.slice(0, start.length)).toBe(start);
    const told = { ...property, resolution: 'Copy the data.' };
    expect(diagnosed({ kind: 'property', child: 'db/a', was, ...told }).errors).toMatchObject([
      { resolution: 'Copy the data.' },
    ]);
  });
});

import { type BackendConfig, defineBackend } from '@atakora/component/backend';
import { lockFromState } from '@atakora/component/lock';
import { gate, offerOf, serializePlan } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { stateOfPlan } from '../../scripts/released/state-of-plan.js';
import { addressOf } from '../../src/plan/terraform-block.js';
import { crud } from '../support/definitions.js';
import { withoutProtection } from '../support/locks.js';
import { GUEST_DEPLOYER } from '../support/offers.js';
import { blocksOf, SHOP } from '../support/plans.js';

const platform = defineBackend({
  ...SHOP,
  backendId: 'platform',
  offer: { guests: { 'shop.prod': { deployer: GUEST_DEPLOYER }, 'a-b.prod': { deployer: GUEST_DEPLOYER } } },
}).build();
const host = platform.plan();
const offer = offerOf(host, {
  subscriptionId: '00000000-0000-4000-8000-000000000000',
  resourceGroup: 'rg-platform',
});
const shop = defineBackend({ ...SHOP, host: offer })
  .addComponents([crud('Users')])
  .build();

const isolated = { ...SHOP, networking: 'isolated', monitoring: true } as const;
const closedHost = defineBackend({
  ...isolated,
  backendId: 'platform',
  offer: {
    guests: {
      'shop.prod': {
        deployer: GUEST_DEPLOYER,
        network: {},
        monitoring: {},
        cosmos: {},
        servicebus: { queues: [{ name: 'jobs', access: ['receive'] }] },
      },
    },
  },
}).build();
const closedGuest = defineBackend({
  ...isolated,
  host: offerOf(closedHost.plan(), {
    subscriptionId: '00000000-0000-4000-8000-000000000000',
    resourceGroup: 'rg-platform',
  }),
})
  .addComponents([crud('Users')])
  .build();

const stateOf = (plan: Parameters<typeof stateOfPlan>[0]) => ({
  format_version: '1.0',
  values: { root_module: { resources: stateOfPlan(plan) } },
});

describe.each([
  ['host', platform],
  ['guest', shop],
  ['isolated host', closedHost],
  ['isolated guest', closedGuest],
] as const)('the state of a %s', (_what, backend) => {
  it('gives its lock, with which nothing changes', () => {
    const plan = backend.plan();
    const lock = lockFromState(backend, stateOf(plan));
    const { notices: _acknowledged, ...planned } = plan.lock;
    // A state does not say in which order subnets leave.
    const { resources } = withoutProtection(planned);
    const seen = JSON.stringify(resources, (key, value: unknown) =>
      key === 'destroy order' ? undefined : value,
    );
    expect(lock.resources).toEqual(JSON.parse(seen));
    const again = backend.withLock(lock).plan();
    expect(again.errors).toEqual([]);
    expect(again.terraform).toEqual(plan.terraform);
  });
});

describe('gate', () => {
  const deleted = (address: string, before: object = {}, actions = ['delete']) => ({
    address,
    mode: 'managed',
    type: address.split('.')[0],
    change: { actions, before, after: null },
  });
  const judge = (plan: typeof host, ...changes: readonly object[]) =>
    gate({ format_version: '1.2', resource_changes: changes }, plan);
  const [identity] = blocksOf(host, 'azurerm_user_assigned_identity').map(addressOf);
  const [database] = blocksOf(host, 'azurerm_cosmosdb_sql_database').map(addressOf);
  const [account] = blocksOf(host, 'azurerm_cosmosdb_account').map(addressOf);

  it.each([
    ['identity', identity],
    ['database', database],
    ['account', account],
  ])('refuses to destroy or to replace the %s of guests', (_what, address = '') => {
    expect(judge(host, deleted(address)).passes).toBe(false);
    expect(judge(host, deleted(address, {}, ['delete', 'create'])).passes).toBe(false);
  });

  it('refuses to destroy their data and identity also where the plan has lost lock and offer', () => {
    const without = defineBackend({ ...SHOP, backendId: 'platform' })
      .addComponents([crud('Users')])
      .plan();
    for (const address of [database, account, identity])
      expect([address, judge(without, deleted(address ?? '')).passes]).toEqual([address, false]);
  });

  it('lets the identity of a guest go with its data where both were discarded', () => {
    const after = defineBackend({
      ...SHOP,
      backendId: 'platform',
      lock: host.lock,
      offer: { guests: { 'a-b.prod': { deployer: GUEST_DEPLOYER } } },
      discard: ['cosmos:shop.prod', 'guest:shop.prod'],
    }).plan();
    const left = [...host.terraform]
      .map(addressOf)
      .filter((address) => !after.terraform.some((block) => addressOf(block) === address));
    expect(left).not.toEqual([]);
    expect(judge(after, ...left.map((address) => deleted(address))).refused).toEqual([]);
  });
});

describe('a guest', () => {
  const account = '/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/rg-platform/providers';
  const planWith = (id: string) =>
    defineBackend({ ...SHOP, host: offer, adopt: { 'cosmos:users-db/users': id } })
      .addComponents([crud('Users')])
      .plan();

  it('adopts a container of its database by its id in the account of the host, and no other one', () => {
    const name = String(offer.guests['shop.prod']?.parts['cosmos']?.['account']);
    const at = (database: string) =>
      `${account}/Microsoft.DocumentDB/databaseAccounts/${name}/sqlDatabases/${database}/containers/users-db.users`;
    expect(planWith(at('shop.prod'))).toMatchObject({
      errors: [],
      state: { imports: [{ id: at('shop.prod') }] },
    });
    expect(planWith(at('a-b.prod')).errors).toMatchObject([{ code: 'INVALID_COMBINATION' }]);
  });

  it.each([
    ['an offer', (given: typeof offer) => given],
    ['an offer and what does not fit', (given: typeof offer) => ({ offer: given, else: 'own' as const })],
  ])('has the same plan after its host admitted another guest, with %s', (_what, hostFrom) => {
    const textWith = (guests: NonNullable<BackendConfig['offer']>['guests']) => {
      const admitting = defineBackend({ ...SHOP, backendId: 'platform', lock: host.lock, offer: { guests } });
      const given = offerOf(admitting.plan(), {
        subscriptionId: '00000000-0000-4000-8000-000000000000',
        resourceGroup: 'rg-platform',
      });
      return serializePlan(
        defineBackend({ ...SHOP, host: hostFrom(given) })
          .addComponents([crud('Users')])
          .plan(),
      );
    };
    const guest = { deployer: GUEST_DEPLOYER };
    const admitted = { 'shop.prod': guest, 'a-b.prod': guest };
    const before = textWith(admitted);
    expect(textWith({ ...admitted, 'new.prod': guest })).toBe(before);
    expect(textWith({ ...admitted, 'shop.prod': { ...guest, cosmos: { containers: 30 } } })).not.toBe(before);
  });
});

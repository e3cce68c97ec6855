import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import { defineBackend } from '../../src/backend/define-backend.js';
import type { AnyComponentDefinition } from '../../src/component.js';
import { type Offer, offerOf } from '../../src/plan/offer.js';
import { parseOffer } from '../../src/plan/offer-schema.js';
import { addReferences, noReferences } from '../../src/plan/references.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { serializePlan } from '../../src/plan/serialize.js';
import { addressOf, type TerraformBlock } from '../../src/plan/terraform-block.js';
import { app, crud } from '../support/definitions.js';
import { lawRuns, lawTimeout } from './law-runs.js';

const RUNS = lawRuns(500);
const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';
const GUESTS = ['orders', 'users', 'a-b'] as const;
type GuestId = (typeof GUESTS)[number];

const nameOf = (id: GuestId) => `${id}.prod`;
const queueOf = (id: GuestId) => `${id}-jobs`;
const deployerOf = (id: GuestId) => `${String(GUESTS.indexOf(id) + 1).repeat(8)}-2222-3333-4444-555555555555`;

/** An edit of the host, or of one guest. */
type Edit =
  | {
      readonly by: 'host';
      readonly admits: readonly GuestId[];
      readonly own: boolean;
      readonly containers: number;
      /** True if each guest has a queue too. */
      readonly queues: boolean;
    }
  | { readonly by: GuestId; readonly apis: readonly string[]; readonly apart: boolean };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    by: fc.constant('host' as const),
    admits: fc.subarray([...GUESTS]),
    own: fc.boolean(),
    // Three guests of 200 containers need two accounts.
    containers: fc.constantFrom(1, 2, 3, 200),
    queues: fc.boolean(),
  }),
  fc.record({
    by: fc.constantFrom(...GUESTS),
    // Guests have entities of the same names.
    apis: fc.subarray(['Users', 'Orders', 'Items']),
    apart: fc.boolean(),
  }),
);

/** A state: the plan that was applied last, and the program that made it. */
interface State {
  readonly plan: ResourcePlan;
  /** Plans the program again, after what was applied; a guest with the offer of today. */
  readonly planAgain: (offer?: Offer) => ResourcePlan;
}

/** The host and its guests. */
interface World {
  host: State | undefined;
  offer: Offer | undefined;
  readonly guests: Map<GuestId, State & { readonly part: Offer['guests'][string] | undefined }>;
  /** True if host and guests are isolated: guests are in the network of the host. */
  readonly isolated: boolean;
  /** Guests that were ever admitted. */
  readonly known: Set<GuestId>;
}

function planned(
  components: readonly AnyComponentDefinition[],
  config: BackendConfig,
  before: ResourcePlan | undefined,
): ResourcePlan {
  return defineBackend({
    environment: 'prod',
    location: 'eastus',
    ...config,
    ...(before && { lock: before.lock }),
  })
    .addComponents(components)
    .plan();
}

/** Plans once for each offer: the same input gives the same plan, which a law of its own holds. */
function remembered(plan: State['planAgain']): State['planAgain'] {
  const plans = new Map<Offer | undefined, ResourcePlan>();
  return (offer) => {
    const known = plans.get(offer) ?? plan(offer);
    plans.set(offer, known);
    return known;
  };
}

const closed = ({ isolated }: World): BackendConfig =>
  isolated ? { networking: 'isolated', monitoring: true } : {};

function carryOut(step: Edit, world: World): void {
  if (step.by === 'host') {
    const guests = Object.fromEntries(
      step.admits.map((id) => [
        nameOf(id),
        {
          deployer: deployerOf(id),
          cosmos: { containers: step.containers },
          ...(world.isolated && { network: {}, monitoring: {} }),
          ...(step.queues && {
            servicebus: { queues: [{ name: queueOf(id), access: ['receive' as const] }] },
          }),
        },
      ]),
    );
    const components = step.own ? [crud('Users')] : [];
    const config = {
      ...closed(world),
      backendId: 'platform',
      resourceGroupName: 'rg-platform',
      offer: { guests },
    };
    const plan = planned(components, config, world.host?.plan);
    // A guest that grows beyond its account is refused, and never moved.
    expect(
      plan.errors.filter(({ message }) => !/is full|more than is free|at most 500/.test(message)),
    ).toEqual([]);
    if (plan.errors.length > 0) return;
    world.host = { plan, planAgain: remembered(() => planned(components, config, plan)) };
    if (plan.resources.some(({ type }) => type === 'guest'))
      world.offer = parseOffer(JSON.stringify(offerOf(plan, { subscriptionId: SUBSCRIPTION })));
    for (const id of step.admits) world.known.add(id);
    return;
  }
  const { offer } = world;
  if (offer === undefined || step.apis.length === 0) return;
  const queueName = queueOf(step.by);
  const waiting = app('Waiting', { functions: { wait: { trigger: 'serviceBusQueue', queueName } } });
  const waits = offer.guests[nameOf(step.by)]?.parts['servicebus'] !== undefined;
  const components = [...step.apis.map((id) => crud(id)), ...(waits ? [waiting] : [])];
  const all = step.apart ? [...components, app('Jobs', { separateIdentity: true })] : components;
  const config = { ...closed(world), backendId: step.by, resourceGroupName: `rg-${step.by}` };
  const plan = planned(all, { ...config, host: offer }, world.guests.get(step.by)?.plan);
  const part = offer.guests[nameOf(step.by)];
  const kept = Object.keys(plan.lock.resources['cosmos:shared']?.units ?? {}).length;
  // The host admits the guest with so many containers, or refuses it.
  expect(plan.errors.length === 0).toBe(
    part !== undefined && kept <= Number(part.parts['cosmos']?.['containers']),
  );
  if (plan.errors.length === 0)
    world.guests.set(step.by, {
      plan,
      part,
      planAgain: remembered((host = offer) => planned(all, { ...config, host }, plan)),
    });
}

const blocksOf = (plan: ResourcePlan, type: string) => plan.terraform.filter((block) => block.type === type);

/** Returns everything that a state manages below the account of the host, by the place in Azure. */
function managedBelow(plan: ResourcePlan): string[] {
  return [
    ...blocksOf(plan, 'azurerm_cosmosdb_sql_database').map(({ arguments: of }) => String(of['name'])),
    ...blocksOf(plan, 'azurerm_cosmosdb_sql_container')
      .filter(({ arguments: of }) => typeof of['database_name'] === 'string')
      .map(({ arguments: of }) => `${String(of['database_name'])}/${String(of['name'])}`),
  ];
}

function referredBy({ arguments: of }: TerraformBlock, argument: string): string {
  return [...addReferences(of[argument], noReferences()).addresses].join();
}

/** Types whose names are taken once in the world, so that two states would fight for one resource. */
const GLOBAL_NAMES = [
  'azurerm_cosmosdb_account',
  'azurerm_function_app_flex_consumption',
  'azurerm_servicebus_namespace',
  'azurerm_storage_account',
];

/**
 * No edit changes what another state has: its next plan is empty, also with the offer of today, or is refused where the host takes away
 * what the guest uses. Of a namespace that is not offered any more, the lock says it.
 */
function expectUnchanged({ host, guests, offer }: World): void {
  if (host !== undefined) expect(host.planAgain().terraform).toEqual(host.plan.terraform);
  for (const [id, { plan, part, planAgain }] of guests) {
    const same = planAgain();
    expect(same.terraform).toEqual(plan.terraform);
    const next = planAgain(offer);
    // What the host offers to others is not in the plan of a guest.
    if (offer !== undefined && isDeepStrictEqual(offer.guests[nameOf(id)], part))
      expect(serializePlan(next)).toBe(serializePlan(same));
    if (next.errors.length === 0) expect(next.terraform).toEqual(plan.terraform);
    else expect(next.errors.map(({ code }) => code).join()).toMatch(/HOST_CONFLICT|^PLACEMENT_CONFLICT$/);
  }
}

/** Actions of deployers of guests neither read secrets, nor grant, nor reach beyond what the plan names. */
function expectNarrowActions(host: ResourcePlan): void {
  for (const { arguments: of } of blocksOf(host, 'azurerm_role_definition'))
    for (const { actions, ...others } of of['permissions'] as { actions: string[] }[]) {
      expect(others).toEqual({});
      for (const action of actions)
        expect(action).toMatch(
          /^Microsoft\.(?:DocumentDB\/databaseAccounts\/(?:read|sqlDatabases\/containers\/(?:[a-zA-Z]+\/)*(?:read|write|delete))|Network\/(?:virtualNetworks\/subnets\/(?:read|join\/action)|privateDnsZones\/join\/action)|OperationalInsights\/workspaces\/sharedKeys\/action)$/,
        );
    }
}

/** A guest gives roles to identities of its own alone, on its own resources. */
function expectOwnGrants(guest: ResourcePlan): void {
  expect(blocksOf(guest, 'azurerm_cosmosdb_sql_role_assignment')).toEqual([]);
  expect(blocksOf(guest, 'azurerm_role_definition')).toEqual([]);
  const own = new Set(guest.terraform.map(addressOf));
  for (const role of blocksOf(guest, 'azurerm_role_assignment')) {
    const [scope = ''] = referredBy(role, 'scope').split(',');
    expect(own.has(scope)).toBe(true);
    expect(scope).not.toMatch(/^data\./);
  }
}

/** The deployer and the identity of a guest reach its own database and identity, and see the account. */
function expectNarrowRoles(host: ResourcePlan): void {
  expectNarrowActions(host);
  for (const id of GUESTS) {
    const own = new Set(
      host.terraform
        .filter(
          ({ type, arguments: of }) =>
            (type === 'azurerm_cosmosdb_sql_database' && of['name'] === nameOf(id)) ||
            (type === 'azurerm_user_assigned_identity' &&
              of['name'] === host.lock.names[`identity guest-${nameOf(id)}`]) ||
            (type === 'azurerm_subnet' && of['name'] === host.lock.names[`subnet guest-${nameOf(id)}`]),
        )
        .map(addressOf),
    );
    for (const role of blocksOf(host, 'azurerm_role_assignment')) {
      if (own.has(referredBy(role, 'principal_id')))
        expect(referredBy(role, 'scope')).toMatch(new RegExp(`_queue.*_queue_${queueOf(id)}`));
      if (role.arguments['principal_id'] !== deployerOf(id)) continue;
      const scope = referredBy(role, 'scope');
      const isLook = referredBy(role, 'role_definition_id').endsWith('_account');
      // All guests share the account that they see, the subnet and zones of endpoints, and the workspace.
      expect(
        own.has(scope) ||
          (isLook && scope.startsWith('azurerm_cosmosdb_account.')) ||
          /^azurerm_(?:private_dns_zone\.|subnet\.platform_network_endpoints$|log_analytics_workspace\.)/.test(
            scope,
          ),
      ).toBe(true);
    }
    for (const role of blocksOf(host, 'azurerm_cosmosdb_sql_role_assignment')) {
      const principal = referredBy(role, 'principal_id');
      const database = referredBy(role, 'scope')
        .split(',')
        .find((address) => address.includes('_sql_database.'));
      if (own.has(principal)) expect(own.has(database ?? '')).toBe(true);
    }
  }
}

describe('a host and its guests, whatever the order of their edits', { timeout: lawTimeout(RUNS) }, () => {
  it('never manage one thing twice, keep what guests rely on, and reach nothing of each other', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 3, maxLength: 7 }), fc.boolean(), (edits, isolated) => {
        const world: World = {
          isolated,
          host: undefined,
          offer: undefined,
          guests: new Map(),
          known: new Set(),
        };
        const parts = new Map<string, string>();
        for (const step of edits) {
          carryOut(step, world);
          expectUnchanged(world);
          const { offer } = world;
          const host = world.host?.plan;
          if (host === undefined) continue;
          const plans = [...[...world.guests.values()].map(({ plan }) => plan), host];
          const managed = plans.flatMap(managedBelow);
          expect(new Set(managed).size).toBe(managed.length);
          const taken = plans.flatMap((plan) =>
            GLOBAL_NAMES.flatMap((type) => blocksOf(plan, type)).map(({ arguments: of }) => of['name']),
          );
          expect(new Set(taken).size).toBe(taken.length);
          for (const [id, { plan }] of world.guests) {
            expectOwnGrants(plan);
            // A guest has containers in its own database, and no other block of the host's group.
            const atHost = plan.terraform.filter(
              ({ type, arguments: of }) =>
                of['resource_group_name'] === 'rg-platform' && !type.startsWith('data.'),
            );
            for (const { type, arguments: of } of atHost)
              expect([type, of['database_name']]).toEqual(['azurerm_cosmosdb_sql_container', nameOf(id)]);
            expect(blocksOf(plan, 'azurerm_cosmosdb_account')).toEqual([]);
            expect(
              plan.terraform.filter(({ type }) => /virtual_network|subnet|dns|workspace/.test(type)),
            ).toEqual([]);
            expect(plan.terraform.filter(({ type }) => type.startsWith('azurerm_servicebus_'))).toEqual([]);
          }
          const subnets = blocksOf(host, 'azurerm_subnet').filter(({ meta }) => meta?.holds_data === true);
          for (const id of isolated ? world.known : [])
            expect(subnets.map(({ id: each }) => each).join()).toContain(`_guest-${id}`);
          // Data and identities of guests stay, also of those that left, and are where they were.
          const databases = new Set(managedBelow(host));
          for (const id of world.known) expect(databases).toContain(nameOf(id));
          for (const [
            name,
            {
              identity,
              parts: { cosmos },
            },
          ] of Object.entries(offer?.guests ?? {})) {
            const part = [
              identity,
              cosmos?.['account'],
              cosmos?.['database'],
              cosmos?.['capacityMode'],
            ].join();
            expect(part).toBe(parts.get(name) ?? part);
            parts.set(name, part);
          }
          expectNarrowRoles(host);
        }
      }),
      RUNS,
    );
  });
});

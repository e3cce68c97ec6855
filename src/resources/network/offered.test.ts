import { describe, expect, it } from 'vitest';

import { app, crud } from '../../../test/support/definitions.js';
import { GUEST_DEPLOYER } from '../../../test/support/offers.js';
import { blocksOf, planOf } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import { keyVaultSecret } from '../key-vault/secret.js';
import { defineBackend } from '../../backend/define-backend.js';
import { diffPlans } from '../../plan/diff/diff-plans.js';
import { type Offer, offerOf } from '../../plan/offer.js';
import { addReferences, noReferences } from '../../plan/references.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';

const SUBSCRIPTION = '00000000-0000-4000-8000-000000000000';
const OTHER = '22222222-2222-3333-4444-555555555555';
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-platform/providers`;
const PLACE = { environment: 'prod', location: 'eastus' };
type Guests = NonNullable<BackendConfig['offer']>['guests'];
type Record = Guests[string];

const record = (terms: Partial<Record> = { network: {}, monitoring: {} }): Record => ({
  deployer: GUEST_DEPLOYER,
  ...terms,
});

function hostWith(guests: Guests, config: BackendConfig = {}): ResourcePlan {
  return defineBackend({
    ...PLACE,
    backendId: 'platform',
    resourceGroupName: 'rg-platform',
    networking: 'isolated',
    monitoring: true,
    offer: { guests },
    ...config,
  }).plan();
}

function offered(guests: Guests = { 'shop.prod': record() }): Offer {
  const host = hostWith(guests);
  expect(host.errors).toEqual([]);
  return offerOf(host, { subscriptionId: SUBSCRIPTION });
}

const guestWith = (config: BackendConfig, host = offered(), components = [crud('Users')]): ResourcePlan =>
  planOf(components, { ...PLACE, backendId: 'shop', host, ...config });
const errorsOf = ({ errors }: ResourcePlan) => errors.map(({ code, message }) => `${code} ${message}`);
const byId = (blocks: ResourcePlan['terraform']) => Object.fromEntries(blocks.map((each) => [each.id, each]));
const rolesAt = (host: ResourcePlan, role: string) =>
  blocksOf(host, 'azurerm_role_assignment')
    .filter(({ arguments: of }) => JSON.stringify(of['role_definition_id'] ?? '').includes(`_${role}.`))
    .map(({ arguments: of }) => [...addReferences(of['scope'], noReferences()).addresses].join());

describe('the network of a host', () => {
  it('has a subnet for the apps of each guest, and zones also where the host has no endpoint', () => {
    const host = hostWith({ 'shop.prod': record(), 'users.prod': record({}) });
    const subnets = blocksOf(host, 'azurerm_subnet');
    expect(subnets.map(({ id }) => id.replace(/_\w{6}$/, '')).sort()).toEqual([
      'platform_network_endpoints',
      'platform_network_guest-shop-prod',
    ]);
    expect(blocksOf(host, 'azurerm_private_dns_zone').map(({ arguments: of }) => of['name'])).toEqual([
      'privatelink.blob.core.windows.net',
      'privatelink.queue.core.windows.net',
      'privatelink.azurewebsites.net',
      'privatelink.documents.azure.com',
      'privatelink.table.core.windows.net',
    ]);
    const delegated = subnets.flatMap(({ arguments: of }) => (of['delegation'] ?? []) as object[]);
    expect(delegated).toMatchObject([{ service_delegation: { name: 'Microsoft.App/environments' } }]);
  });

  it('lets the deployer of a guest join the subnets and zones of the guest, and send to the workspace', () => {
    const host = hostWith({
      'shop.prod': record({
        network: { privateDnsZones: ['privatelink.vaultcore.azure.net'] },
        monitoring: {},
      }),
      'users.prod': record({ network: {} }),
    });
    // Both have one deployer, which has a role at a place once.
    const places = rolesAt(host, 'network').map((each) => each.replace(/_\w{6}$/, ''));
    expect(places.sort()).toEqual([
      'azurerm_private_dns_zone.platform_network_zone_blob',
      'azurerm_private_dns_zone.platform_network_zone_queue',
      'azurerm_private_dns_zone.platform_network_zone_sites',
      'azurerm_private_dns_zone.platform_network_zone_table',
      'azurerm_private_dns_zone.platform_network_zone_vault',
      'azurerm_subnet.platform_network_endpoints',
      'azurerm_subnet.platform_network_guest-shop-prod',
      'azurerm_subnet.platform_network_guest-users-prod',
    ]);
    expect(rolesAt(host, 'workspace')).toEqual([
      'azurerm_log_analytics_workspace.platform_monitoring_workspace',
    ]);
  });

  it('has no zones where a policy enters endpoints, and the guest makes none', () => {
    const host = hostWith(
      { 'shop.prod': record({ network: {} }) },
      { networking: { mode: 'isolated', privateDnsZones: 'policy' } },
    );
    expect(rolesAt(host, 'network')).toHaveLength(2);
    const plan = guestWith({ networking: 'isolated' }, offerOf(host, { subscriptionId: SUBSCRIPTION }));
    expect(plan.errors).toEqual([]);
    expect(plan.terraform.filter(({ type }) => type.includes('dns_zone'))).toEqual([]);
  });

  it('is protected with all that guests stand on, and without guests is not', () => {
    const kept = (guests: Guests) =>
      hostWith(guests)
        .terraform.filter(({ meta }) => meta?.holds_data === true)
        .map(({ type }) => type)
        .filter((type) => /virtual_network$|subnet$|dns_zone$/.test(type));
    expect(new Set(kept({ 'shop.prod': record() }))).toEqual(
      new Set(['azurerm_virtual_network', 'azurerm_subnet', 'azurerm_private_dns_zone']),
    );
    expect(kept({ 'shop.prod': record({}) })).toEqual([]);
  });

  it('keeps the subnet of a guest that left, without the right to join it, until it is discarded', () => {
    const before = hostWith({ 'shop.prod': record(), 'users.prod': { ...record(), deployer: OTHER } });
    const guests = { 'users.prod': { ...record(), deployer: OTHER } };
    const left = hostWith(guests, { lock: before.lock });
    expect(left.errors).toEqual([]);
    expect(byId(blocksOf(left, 'azurerm_subnet'))).toEqual(byId(blocksOf(before, 'azurerm_subnet')));
    expect(JSON.stringify(blocksOf(left, 'azurerm_role_assignment'))).not.toContain(GUEST_DEPLOYER);
    const [warning] = left.warnings.filter(({ code }) => code === 'DATA_RETAINED');
    expect(warning?.ways).toMatchObject([{ value: ['guest:shop.prod', 'cosmos:shop.prod'] }]);
    const discard = ['guest:shop.prod', 'cosmos:shop.prod'];
    const gone = hostWith(guests, { lock: left.lock, discard });
    expect(gone.errors).toEqual([]);
    expect(blocksOf(gone, 'azurerm_subnet')).toHaveLength(2);
    expect(diffPlans(left, gone).verdict).toBe('data-loss');
  });

  it('gives the last guest up without the account, the network or the workspace', () => {
    const before = hostWith({ 'shop.prod': record() });
    const left = hostWith({}, { lock: before.lock });
    const [warning] = left.warnings.filter(({ code }) => code === 'DATA_RETAINED');
    expect(warning?.ways).toMatchObject([{ value: ['guest:shop.prod', 'cosmos:shop.prod'] }]);
  });

  it('gives subnetName to the apps of the host, whichever guests it has', () => {
    const host = defineBackend({
      ...PLACE,
      backendId: 'platform',
      networking: { mode: 'isolated', subnetName: 'apps' },
      offer: { guests: { 'a.prod': record({ network: {} }) } },
    });
    const named = (plan: ResourcePlan) =>
      blocksOf(plan, 'azurerm_subnet').filter(({ arguments: of }) => of['name'] === 'apps');
    expect(named(host.plan())).toEqual([]);
    const [subnet] = named(host.addComponent(crud('Users')).plan());
    expect(subnet?.id).toBe('platform_network_functions');
  });

  it.each<[string, BackendConfig, RegExp]>([
    [
      'a public host',
      { networking: 'public' },
      /network and zones that the backend makes, received networking/,
    ],
    [
      'a network that exists',
      {
        networking: {
          mode: 'isolated',
          vnetName: 'hub',
          subnetName: 'a',
          privateEndpointSubnetName: 'b',
          useExistingVnet: true,
        },
      },
      /received a network or zones that exist/,
    ],
    [
      'zones that exist',
      { networking: { mode: 'isolated', privateDnsZoneResourceGroup: 'rg-dns' } },
      /received a network or zones that exist/,
    ],
    [
      'a backend without monitoring',
      { monitoring: false },
      /workspace that the backend makes, received a backend/,
    ],
    [
      'a workspace that exists',
      { monitoring: { workspaceId: `${GROUP}/Microsoft.OperationalInsights/workspaces/log-hub` } },
      /received a workspace that exists/,
    ],
  ])('is not offered by %s', (_what, config, message) => {
    const { errors } = hostWith({ 'shop.prod': record() }, config);
    expect(errors.filter(({ message: each }) => message.test(each))).toMatchObject([
      { code: 'INVALID_COMBINATION', path: 'offer' },
    ]);
  });
});

describe('an isolated guest', () => {
  it('is in the network of its host, logs to its workspace, and makes neither', () => {
    const plan = guestWith({ networking: 'isolated', monitoring: true });
    expect(plan.errors).toEqual([]);
    const made = plan.terraform.filter(({ type }) =>
      /virtual_network|subnet|dns_zone|security|workspace/.test(type),
    );
    expect(made).toEqual([]);
    const part = offered().guests['shop.prod']?.parts['network'];
    const network = `${GROUP}/Microsoft.Network/virtualNetworks/${String(part?.['virtualNetwork'])}`;
    const [flex] = blocksOf(plan, 'azurerm_function_app_flex_consumption');
    expect(flex?.arguments['virtual_network_subnet_id']).toBe(
      `${network}/subnets/${String(part?.['subnet'])}`,
    );
    const endpoints = blocksOf(plan, 'azurerm_private_endpoint').map(({ arguments: of }) => of);
    expect(new Set(endpoints.map((of) => of['subnet_id']))).toEqual(
      new Set([`${network}/subnets/${String(part?.['endpointSubnet'])}`]),
    );
    expect(JSON.stringify(endpoints)).toContain(
      `${GROUP}/Microsoft.Network/privateDnsZones/privatelink.blob`,
    );
    const [insights] = blocksOf(plan, 'azurerm_application_insights');
    expect(insights?.arguments['workspace_id']).toMatch(/rg-platform.*\/workspaces\/log-platform/);
    // The lock has nothing of a network, so that the next plan is in the same place.
    const again = guestWith({ networking: 'isolated', monitoring: true, lock: plan.lock });
    expect(again.terraform).toEqual(plan.terraform);
  });

  it('says where Terraform runs, and names a network or workspace of its own', () => {
    const inside = guestWith({ networking: { mode: 'isolated', deployFrom: 'inside' } });
    expect(inside.errors).toEqual([]);
    expect(blocksOf(inside, 'azurerm_virtual_network')).toEqual([]);
    const own = guestWith({
      monitoring: { workspaceName: 'log-shop' },
      networking: { mode: 'isolated', addressSpace: '10.9.0.0/16' },
    });
    expect(blocksOf(own, 'azurerm_virtual_network')).toHaveLength(1);
    expect(blocksOf(own, 'azurerm_log_analytics_workspace')).toHaveLength(1);
    expect(errorsOf(own)).toEqual([expect.stringMatching(/apps of this backend are outside its network/)]);
    expect(own.errors[0]?.resolution).toContain(
      "Set networking: 'isolated', which is the network of the host",
    );
  });

  it('keeps the network and the workspace that it made before the host offered its own', () => {
    const before = planOf([crud('Users')], {
      ...PLACE,
      backendId: 'shop',
      networking: 'isolated',
      monitoring: true,
    });
    const after = guestWith({ networking: 'isolated', monitoring: true, lock: before.lock });
    expect(blocksOf(after, 'azurerm_virtual_network')).toHaveLength(1);
    expect(blocksOf(after, 'azurerm_log_analytics_workspace')).toHaveLength(1);
  });

  it('is told to ask for a place where the host has none for it', () => {
    const plan = guestWith({ networking: 'isolated' }, offered({ 'shop.prod': record({}) }));
    expect(plan.errors[0]?.resolution).toContain('Have the host add network: {} to the record');
  });

  it('cannot have endpoints in a zone that the host does not offer, and can once it does', () => {
    const config = { networking: 'isolated', keyVault: {} } as const;
    const components = [app('Jobs', { secrets: { KEY: keyVaultSecret('key') } })];
    const refused = guestWith(config, offered(), components);
    expect(refused.errors).toMatchObject([
      {
        code: 'HOST_CONFLICT',
        message: expect.stringContaining("'privatelink.vaultcore.azure.net'") as string,
        components: ['Jobs'],
        path: 'networking',
      },
    ]);
    const more = offered({
      'shop.prod': record({ network: { privateDnsZones: ['privatelink.vaultcore.azure.net'] } }),
    });
    expect(guestWith(config, more, components).errors).toEqual([]);
  });

  it('has apps with sku FC1 alone', () => {
    const plan = guestWith({ networking: 'isolated' }, offered(), [app('Jobs', { sku: 'EP1' })]);
    expect(plan.errors).toMatchObject([
      {
        code: 'HOST_CONFLICT',
        message: expect.stringContaining('must have sku FC1') as string,
        components: ['Jobs'],
      },
    ]);
  });
});

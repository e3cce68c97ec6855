import {
  type BackendBuilder,
  type BackendConfig,
  type ConfigKey,
  defineBackend,
  type IsolatedNetworking,
} from '@atakora/component/backend';
import { expect, test } from 'vitest';

import { settingsFrom } from '../../src/backend/settings-from-config.js';
import { canonicalJson } from '../../src/plan/json.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { keyVaultSecret } from '../../src/resources/key-vault/secret.js';
import { BUILT_IN_TYPES } from '../../src/resources/registry/types.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { SHOP } from '../support/plans.js';
import { ENTRA, OTHER_ENTRA } from '../support/sign-in.js';
import { GUEST_DEPLOYER } from '../support/offers.js';

type Value<K extends ConfigKey> = BackendConfig[K] & {};

/** Sets an option twice, and returns a line with both values and the result. */
function twice<K extends ConfigKey>(
  option: K,
  set: (builder: BackendBuilder, value: Value<K>) => BackendBuilder,
  first: Value<K>,
  second: Value<K>,
): string {
  const start = defineBackend({ location: 'eastus' }).addComponent(app());
  const { config } = set(set(start, first), second).build();
  return `${canonicalJson(first)} then ${canonicalJson(second)} → ${canonicalJson(config[option])}`;
}

/** An option that is not here does not compile. */
const TWICE: Readonly<Record<ConfigKey, string>> = {
  backendId: 'not tried, no method sets it',
  environment: twice('environment', (b, value) => b.withEnvironment(value), 'prod', 'test'),
  location: twice('location', (b, value) => b.withLocation(value), 'eastus', 'westus2'),
  enforceHttps: twice('enforceHttps', (b, value) => b.withEnforceHttps(value), false, true),
  useManagedIdentity: twice('useManagedIdentity', (b, value) => b.withManagedIdentity(value), false, true),
  naming: twice('naming', (b, value) => b.withNaming(value), { salt: 'x7' }, { salt: 'x8' }),
  tags: twice('tags', (b, value) => b.withTags(value), { owner: 'a', cost: '1' }, { owner: 'b' }),
  publicTags: twice('publicTags', (b, value) => b.withPublicTags(value), ['owner'], ['cost']),
  providers: 'not tried, each call adds one',
  resourceTypes: 'not tried, each call adds one',
  azurerm: twice('azurerm', (b, value) => b.withAzurerm(value), 4, 5),
  limits: twice(
    'limits',
    (b, value) => b.withLimits(value),
    { maxFunctionApps: 1, maxStorageAccounts: 5 },
    { maxFunctionApps: 2 },
  ),
  lock: 'not tried, the later lock replaces the earlier one',
  moves: twice('moves', (b, value) => b.withMoves(value), { 'cosmos:a/b': 'new' }, { 'cosmos:c/d': 'new' }),
  discard: twice('discard', (b, value) => b.withDiscard(value), ['cosmos:a/b'], ['cosmos:c/d']),
  restored: twice('restored', (b, value) => b.withRestored(value), ['cosmos:a/b'], ['cosmos:c/d']),
  host: 'not tried, the later host replaces the earlier one',
  offer: twice(
    'offer',
    (b, value) => b.withOffer(value),
    { guests: { 'a.prod': { deployer: GUEST_DEPLOYER, cosmos: { containers: 1 } } } },
    { guests: { 'b.prod': { deployer: GUEST_DEPLOYER } } },
  ),
  adopt: 'not tried, keys are merged like those of moves',
  dataProtection: twice('dataProtection', (b, value) => b.withDataProtection(value), 'retain', 'destroy'),
  resourceGroupName: twice('resourceGroupName', (b, value) => b.withResourceGroupName(value), 'rg-a', 'rg-b'),
  auth: twice('auth', (b, value) => b.withAuth(value), { ...ENTRA, audiences: ['api://a'] }, OTHER_ENTRA),
  autoScale: twice(
    'autoScale',
    (b, value) => b.withAutoScale(value),
    { maxThroughput: 4000 },
    { maxThroughput: 8000 },
  ),
  cosmosConfig: twice(
    'cosmosConfig',
    (b, value) => b.withCosmos(value),
    { backup: 'Continuous7Days', freeTier: true },
    { backup: 'Continuous30Days' },
  ),
  deployer: twice(
    'deployer',
    (b, value) => b.withDeployer(value),
    { storageAccess: 'entra-id' },
    { principalId: OTHER_ENTRA.clientId },
  ),
  codeDeployment: twice('codeDeployment', (b, value) => b.withCodeDeployment(value), 'separate', 'terraform'),
  entry: twice(
    'entry',
    (b, value) => b.withEntry(value),
    { frontDoor: { firewall: 'Prevention' } },
    { frontDoor: { sku: 'Premium' } },
  ),
  keyVault: twice('keyVault', (b, value) => b.withKeyVault(value), { name: 'kv-a' }, { name: 'kv-b' }),
  monitoring: [
    twice(
      'monitoring',
      (b, value) => b.withMonitoring(value),
      { retentionDays: 90, alerting: { emails: ['a@example.com'], severities: { errors: 1 } } },
      { retentionDays: 30, alerting: { emails: ['b@example.com'], severities: { latency: 2 } } },
    ),
    twice('monitoring', (b, value) => b.withMonitoring(value), { enabled: false, retentionDays: 90 }, true),
  ].join('\nmonitoring: '),
  networking: [
    twice('networking', (b, value) => b.withNetworking(value), 'isolated', { mode: 'public' }),
    twice(
      'networking',
      (b, value) => b.withNetworking(value),
      { mode: 'isolated', addressSpace: '10.1.0.0/16', serviceTags: ['Storage'] },
      { mode: 'isolated', deployFrom: 'inside', serviceTags: ['Sql'] },
    ),
  ].join('\nnetworking: '),
  storageConfig: twice(
    'storageConfig',
    (b, value) => b.withStorage(value),
    { versioning: true },
    { deletedBlobDays: 30 },
  ),
  storageReplication: twice(
    'storageReplication',
    (b, value) => b.withStorageReplication(value),
    'ZRS',
    'LRS',
  ),
};

test('options that a builder gets twice are merged as recorded', async () => {
  const lines = Object.entries(TWICE).map(([option, outcome]) => `${option}: ${outcome}`);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('recorded/builder.txt');
});

test('what a backend has that sets no option is as recorded', async () => {
  const { typeOptions: _ofTypes, ...settings } = settingsFrom({});
  const lines = Object.entries(settings).map(
    ([setting, value]) => `${setting}: absent → ${canonicalJson(value)}`,
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('recorded/backend.txt');
});

const EXISTING = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network';

/** Networks that together set every option. */
const NETWORKS: readonly Omit<IsolatedNetworking, 'mode'>[] = [
  {
    vnetName: 'vnet-shop',
    subnetName: 'apps',
    privateEndpointSubnetName: 'endpoints',
    addressSpace: '10.1.0.0/20',
    peeredAddressSpaces: ['10.2.0.0/16'],
    deployFrom: 'inside',
    serviceTags: ['Storage'],
    linkPrivateDnsZones: false,
    privateDnsZoneResourceGroup: 'rg-dns',
  },
  {
    virtualNetworkId: `${EXISTING}/virtualNetworks/v`,
    subnetId: `${EXISTING}/virtualNetworks/v/subnets/a`,
    privateEndpointSubnetId: `${EXISTING}/virtualNetworks/v/subnets/b`,
    privateDnsZones: 'policy',
  },
];

/** Backends that have a resource of each type, with as few options as possible, and networks with every option. */
const BACKENDS: readonly ResourcePlan[] = [
  defineBackend({ ...SHOP, monitoring: { alerting: {} }, entry: { frontDoor: {} } })
    .addComponent(app('Jobs', { secrets: { KEY: keyVaultSecret('key') } }))
    .addComponent(app('Mails', { secrets: { PASSWORD: keyVaultSecret('password') } }))
    .plan(),
  defineBackend({
    ...SHOP,
    auth: ENTRA,
    entry: { apiManagement: { publisher: { name: 'Shop', email: 'apis@example.com' } } },
  })
    .addComponents([app('Jobs')])
    .plan(),
  defineBackend({ ...SHOP, networking: 'isolated' })
    .addComponents([crud(), custom('Files', [requirement('storage', { containers: [{ name: 'files' }] })])])
    .plan(),
  defineBackend(SHOP)
    .addComponent(
      custom('Web', [
        requirement('website', { site: 'web' }),
        requirement('cdn', { sites: [{ name: 'web', spaDocument: 'index.html' }] }),
      ]),
    )
    .plan(),
  defineBackend({ ...SHOP, offer: { guests: { 'orders.prod': { deployer: GUEST_DEPLOYER } } } }).plan(),
  ...NETWORKS.map((network) =>
    defineBackend({ ...SHOP, networking: { mode: 'isolated', ...network } })
      .addComponent(crud())
      .plan(),
  ),
];

const INTERNAL = BUILT_IN_TYPES.filter(({ requirements }) => requirements.internal === true).map(
  ({ type }) => type,
);

// The blocks of a site in a Front Door require those of its website.
test.each([...INTERNAL, 'cdn'])('the defaults of %s are those recorded', async (type) => {
  const lines = BACKENDS.flatMap(({ resources, terraform }) => {
    const found = resources.filter((each) => each.type === type);
    const own = new Set(found.map(({ key }) => key));
    const merged = found.map(({ config, sharedBy }) => `${sharedBy.join(' and ')}: ${canonicalJson(config)}`);
    const defaults = terraform
      .filter(({ resource = '' }) => own.has(resource))
      .flatMap(({ type: kind, arguments: given }) => {
        const lines = Object.entries(given)
          .map(([argument, value]) => `${kind}.${argument} = ${canonicalJson(value)}`)
          .filter((line) => !line.includes('{"$') && !/\.(?:name|location|tags) = /.test(line));
        // Rules have the same arguments, and only all values of one together say what it does.
        return kind === 'azurerm_network_security_rule'
          ? [
              lines
                .join(', ')
                .replaceAll(`${kind}.`, '')
                .replace(/^/, `${kind} ${String(given['name'])}: `),
            ]
          : lines;
      });
    return [...merged, ...defaults];
  });
  expect(lines).not.toEqual([]);
  await expect(`${[...new Set(lines)].join('\n')}\n`).toMatchFileSnapshot(
    `recorded/${type === 'cdn' ? 'cdn-site' : type}.txt`,
  );
});

import { defineBackend } from '@atakora/component/backend';
import { defineResourceType, union } from '@atakora/component/extend';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { app } from '../support/definitions.js';
import { planOf, thrownBy } from '../support/plans.js';
import { expectRefusal, issueOf, type Refusal, refusalOf, shown } from '../support/refusals.js';

const define = (config: unknown) => defineBackend(config as never);
const isolated = (options: object) => ({ networking: { mode: 'isolated', ...options } });
const alerting = (options: unknown) => ({ monitoring: { alerting: options } });

const ID = 'a backend id must have 1 to 40 letters, digits and hyphens, starting with a letter';
const ENVIRONMENT = 'an environment must have 1 to 32 letters, digits and hyphens, starting with a letter';
const REGION = 'must be the name of an Azure region';
const SPACE = 'an address space must be a network from /16 to /24 with zero host bits';
const SAMPLING = 'must be more than 0 and at most 100 percent';
const RETENTION = /^must be one of 30, 60, 90, 120, 180, 270, 365, 550, 730 days$/;
const LIMIT = 'a limit must be a whole number from 0 to 1000000000';
const LONG = 'x'.repeat(261);
const AT_MOST = 'must have at most 260 characters';
const SHORTER = 'use a shorter name';
const TAG = 'must be a service tag of Azure';
const PROVIDER = /^must be an instance of LayoutProvider or BaseProvider/;

const TYPE = 'must be a result of defineResourceType';

const typeNamed = (type: string) =>
  defineResourceType({
    type,
    schema: v.array(v.string()),
    merge: union(),
    layOut: () => ({ blocks: [] }),
  });
const REDIS = typeNamed('redis');

const REFUSALS: readonly Refusal[] = [
  [{ backendId: '' }, 'backendId', "''", ID, "use an id like 'shop'"],
  [{ backendId: '1a' }, 'backendId', "'1a'", ID, /shop/],
  [{ backendId: 'a_b' }, 'backendId', "'a_b'", ID, /shop/],
  [{ backendId: 'a-' }, 'backendId', "'a-'", ID, /shop/],
  [{ backendId: 'x'.repeat(41) }, 'backendId', /x{41}/, ID, /shop/],
  [{ backendId: 5 }, 'backendId', '5', ID, /shop/],
  [{ environment: '' }, 'environment', "''", ENVIRONMENT, "use a name like 'prod'"],
  [{ environment: 'x'.repeat(33) }, 'environment', /x{33}/, ENVIRONMENT, /prod/],
  [{ location: 'east-us' }, 'location', "'east-us'", REGION, "use a region like 'eastus'"],
  [{ location: '' }, 'location', "''", REGION, /eastus/],
  [{ location: null }, 'location', 'null', REGION, /eastus/],
  [{ monitoring: 'yes' }, 'monitoring', "'yes'", /^must be true, false or/, /retentionDays: 90/],
  [
    { monitoring: { retentionDays: 31 } },
    'monitoring.retentionDays',
    '31',
    RETENTION,
    'use one of these numbers',
  ],
  [{ monitoring: { retentionDays: '30' } }, 'monitoring.retentionDays', "'30'", RETENTION, /numbers/],
  [
    { monitoring: { samplingPercentage: 0 } },
    'monitoring.samplingPercentage',
    '0',
    SAMPLING,
    /monitoring: false/,
  ],
  [
    { monitoring: { samplingPercentage: 100.5 } },
    'monitoring.samplingPercentage',
    '100.5',
    SAMPLING,
    /10 or 100/,
  ],
  [
    { monitoring: { workspaceName: 5 } },
    'monitoring.workspaceName',
    '5',
    'must be a string',
    'write the name in quotes',
  ],
  [{ monitoring: { workspaceName: LONG } }, 'monitoring.workspaceName', /x+/, AT_MOST, SHORTER],
  [isolated({ vnetName: LONG }), 'networking.vnetName', /x+/, AT_MOST, SHORTER],
  [isolated({ subnetName: LONG }), 'networking.subnetName', /x+/, AT_MOST, SHORTER],
  [{ monitoring: { retention: 30 } }, 'monitoring.retention', '30', /is not an option/, /'retentionDays'/],
  [{ monitoring: { enabled: 'no' } }, 'monitoring.enabled', "'no'", /true or false/, 'use true or false'],
  [alerting(true), 'monitoring.alerting', 'true', 'must be an object', 'write an object'],
  [alerting({ enabled: 1 }), 'monitoring.alerting.enabled', '1', /true or false/, /true or false/],
  [
    alerting({ errorThreshold: 0 }),
    'monitoring.alerting.errorThreshold',
    '0',
    /^an error threshold/,
    /from 1/,
  ],
  [
    alerting({ latencyThreshold: 1.5 }),
    'monitoring.alerting.latencyThreshold',
    '1.5',
    /^a latency/,
    /from 1/,
  ],
  [alerting({ emails: ['a'] }), 'monitoring.alerting.emails.0', "'a'", /one '@'/, /team@example.com/],
  [alerting({ emails: ['${a}@b'] }), 'monitoring.alerting.emails.0', "'${a}@b'", /one '@'/, /team@/],
  [alerting({ emails: 'a@b.c' }), 'monitoring.alerting.emails', "'a@b.c'", 'must be a list', 'write a list'],
  [{ networking: 'private' }, 'networking', "'private'", /^must be 'public', 'isolated' or/, /mode/],
  [{ networking: true }, 'networking', 'true', /^must be 'public'/, /mode/],
  [{ networking: {} }, 'networking.mode', 'missing', 'must be given', 'add mode'],
  [
    { networking: { mode: 'vpn' } },
    'networking.mode',
    "'vpn'",
    /^a mode must be one of/,
    'use one of public, isolated',
  ],
  [
    { networking: { mode: 'public', vnetName: 'a' } },
    'networking.mode',
    "'public'",
    /with other options/,
    /'isolated'/,
  ],
  [
    isolated({ privateEndpoints: false }),
    'networking.privateEndpoints',
    'false',
    /private endpoints/,
    /'public'/,
  ],
  [
    isolated({ addressSpace: '10.0.0.1/16' }),
    'networking.addressSpace',
    "'10.0.0.1/16'",
    SPACE,
    /10\.0\.0\.0/,
  ],
  [isolated({ addressSpace: '10.0.0.0/15' }), 'networking.addressSpace', "'10.0.0.0/15'", SPACE, /\/16/],
  [isolated({ addressSpace: '10.0.0.0/25' }), 'networking.addressSpace', "'10.0.0.0/25'", SPACE, /\/16/],
  [isolated({ addressSpace: '10.0.256.0/24' }), 'networking.addressSpace', "'10.0.256.0/24'", SPACE, /\/16/],
  [isolated({ addressSpace: 'ten' }), 'networking.addressSpace', "'ten'", SPACE, /\/16/],
  ...[
    '8.8.8.0/24',
    '172.32.0.0/16',
    '172.15.0.0/16',
    '192.169.0.0/16',
    '11.0.0.0/16',
    '100.128.0.0/16',
    '100.63.0.0/16',
    '224.0.0.0/24',
    '127.0.0.0/16',
    '169.254.0.0/16',
    '168.63.129.0/24',
    '255.255.255.0/24',
  ].map((addressSpace): Refusal => [
    isolated({ addressSpace }),
    'networking.addressSpace',
    `'${addressSpace}'`,
    /^an address space must be private: in 10\.0\.0\.0\/8/,
    "write it like '10.0.0.0/16'",
  ]),
  [isolated({ addressSpace: 5 }), 'networking.addressSpace', '5', /an address space/, /10\.0\.0\.0/],
  [isolated({ vnetName: 5 }), 'networking.vnetName', '5', 'must be a string', 'write the name in quotes'],
  [isolated({ vnetname: 'a' }), 'networking.vnetname', "'a'", /is not an option/, /'vnetName'/],
  [
    isolated({ serviceTags: ['AzureFunctions'] }),
    'networking.serviceTags.0',
    "'AzureFunctions'",
    TAG,
    /AppService/,
  ],
  ...['Internet', 'Internet.EastUS'].map((tag): Refusal => [
    isolated({ serviceTags: [tag] }),
    'networking.serviceTags.0',
    `'${tag}'`,
    'must not contain the internet: apps of an isolated backend cannot call it',
    "list the service tags that the apps call, or use mode 'public'",
  ]),
  ...['GatewaySubnet', 'AzureFirewallSubnet', 'azurebastionsubnet', 'RouteServerSubnet'].flatMap((name) =>
    ['subnetName', 'privateEndpointSubnetName'].map((option): Refusal => [
      isolated({ [option]: name }),
      `networking.${option}`,
      `'${name}'`,
      /^must not be GatewaySubnet, .*: Azure reserves these subnets for its gateways and firewalls$/,
      "use a name like 'snet-apps'",
    ]),
  ),
  ...[{}, { useExistingVnet: true, vnetName: 'vnet' }].map((more): Refusal => [
    isolated({ subnetName: 'apps', privateEndpointSubnetName: 'Apps', ...more }),
    'networking.privateEndpointSubnetName',
    "'Apps'",
    /^must differ from subnetName in more than upper and lower case/,
    'use another name',
  ]),
  [isolated({ serviceTags: ['Storage.'] }), 'networking.serviceTags.0', "'Storage.'", TAG, /Storage/],
  [isolated({ serviceTags: ['Storage.a.b'] }), 'networking.serviceTags.0', "'Storage.a.b'", TAG, /Storage/],
  [isolated({ serviceTags: 'Storage' }), 'networking.serviceTags', "'Storage'", 'must be a list', /list/],
  ...['accountResourceGroup', 'readLocation'].map((option): Refusal => [
    { cosmosConfig: { [option]: 'westus' } },
    `cosmosConfig.${option}`,
    "'westus'",
    'requires an existing account',
    'set useExisting: true and accountName, or omit this option',
  ]),
  ...[{}, { enabled: true }].map((autoScale): Refusal => [
    { autoScale },
    'autoScale.maxThroughput',
    'missing',
    'autoscale must have a maximum',
    'add maxThroughput, or set enabled: false',
  ]),
  [
    { naming: {} },
    'naming.formatResourceName',
    'missing',
    'must be set where naming has no salt',
    /remove naming/,
  ],
  [
    { naming: { formatResourceName: 'x' } },
    'naming.formatResourceName',
    "'x'",
    'must be a function',
    /suffix/,
  ],
  [{ naming: () => 'x' }, 'naming', 'a function', 'must be an object', 'write an object'],
  [{ limits: { maxFunctionApps: 1.5 } }, 'limits.maxFunctionApps', '1.5', LIMIT, /from 0/],
  [{ limits: { maxFunctionApps: -1 } }, 'limits.maxFunctionApps', '-1', LIMIT, /from 0/],
  [{ limits: { maxFunctionApp: 1 } }, 'limits.maxFunctionApp', '1', /is not an option/, /'maxFunctionApps'/],
  [{ limits: { maxResources: { redis: -1 } } }, 'limits.maxResources.redis', '-1', LIMIT, /from 0/],
  [
    { limits: { maxResources: { 'a b': 1 } } },
    'limits.maxResources.a b',
    "'a b'",
    /resource type/,
    /servicebus/,
  ],
  [{ tags: ['a'] }, 'tags', '["a"]', 'must be an object', 'write an object'],
  [
    { tags: { constructor: 'a' } },
    'tags',
    '{"constructor":"a"}',
    /must not have a key of/,
    'use another name',
  ],
  [{ providers: {} }, 'providers', '{}', 'must be a list', 'write a list'],
  [{ providers: [{ providerId: 'a' }] }, 'providers.0', '{"providerId":"a"}', PROVIDER, /new MyProvider/],
  [
    { providers: [{ providerId: 'a', mergeRequirements: 1, layOut: 1, abbreviation: 'a_b' }] },
    'providers.0.abbreviation',
    "'a_b'",
    /^must have letters, digits and hyphens only/,
    /'sbns'/,
  ],
  [{ providers: [null] }, 'providers.0', 'null', PROVIDER, /new MyProvider/],
  [{ resourceTypes: {} }, 'resourceTypes', '{}', 'must be a list', 'write a list'],
  [{ resourceTypes: ['redis'] }, 'resourceTypes.0', "'redis'", TYPE, /register defineResourceType/],
  [{ resourceTypes: [null] }, 'resourceTypes.0', 'null', TYPE, /register defineResourceType/],
  [{ resourceTypes: [typeNamed('a b')] }, 'resourceTypes', /a b/, /letters, digits and hyphens/, /'redis'/],
  [
    { resourceTypes: [REDIS, REDIS] },
    'resourceTypes',
    /redis/,
    'must not have two resource types of one name',
    /remove/,
  ],
  [
    { resourceTypes: [typeNamed('storage')] },
    'resourceTypes',
    /storage/,
    'must not have the name of a built-in type without a provider: by the provider, the lock distinguishes the two types',
    /add a provider to defineResourceType/,
  ],
];

describe('a component that is named like what placeholders mean', () => {
  it.each(['cosmos', 'storage', 'keyvault'])('is refused as %s, by id and by key', (name) => {
    const one = { [name]: app('Jobs') };
    for (const act of [() => planOf([app(name)]), () => defineBackend(one as never, {})]) {
      const issue = issueOf(act);
      expect(issue).toMatchObject({ path: name, value: `'${name}'` });
      expect(issue.rule).toContain(`\${${name}.…}`);
    }
    expect(issueOf(() => defineBackend({ jobs: app(name) } as never, {})).path).toBe('componentId');
  });

  it('is none with a capital, or for what no placeholder means', () => {
    expect(thrownBy(() => planOf([app('Storage'), app('functions'), app('website')]))).toBeUndefined();
  });
});

describe('the configuration of a backend', () => {
  it.each(REFUSALS.map((row) => ({ given: shown(row[0]), row })))('refuses $given', ({ row }) => {
    expect(refusalOf(() => define(row[0])).subject).toBe('backend config');
    expectRefusal(() => define(row[0]), row);
  });

  it.each([
    [{ backendId: 'x'.repeat(40) }],
    [{ environment: 'x'.repeat(32) }],
    [{ location: 'West Europe' }],
    [{ monitoring: { samplingPercentage: 0.1 } }],
    [{ monitoring: { samplingPercentage: 100 } }],
    [isolated({ addressSpace: '10.0.0.0/16' })],
    [isolated({ addressSpace: '10.255.255.0/24' })],
    [isolated({ addressSpace: '172.16.0.0/16' })],
    [isolated({ addressSpace: '172.31.255.0/24' })],
    [isolated({ addressSpace: '192.168.0.0/16' })],
    [isolated({ addressSpace: '100.127.0.0/16' })],
    [isolated({ privateEndpoints: true, serviceTags: ['Sql', 'Storage.WestEurope'] })],
    [isolated({ subnetName: 'apps', privateEndpointSubnetName: 'endpoints' })],
    [{ networking: { mode: 'public' } }],
    [{ autoScale: { enabled: false } }],
    [{ limits: { maxFunctionApps: 0 } }],
    [{ limits: { maxResources: { redis: 0 } } }],
    [{ resourceTypes: [REDIS, typeNamed('kafka')] }],
    [{ location: undefined, tags: undefined }],
  ])('accepts %j', (config) => {
    expect(thrownBy(() => define(config))).toBeUndefined();
  });
});

it('refuses another region than that of the lock, and names the environment and both recipes', () => {
  const { lock } = planOf([app()], { location: 'eastus' });
  const { path, rule, resolution } = issueOf(() => define({ location: 'westeurope', lock }));
  expect({ path, rule }).toEqual({
    path: 'location',
    rule: `must be that of the lock of '${lock.backend.id}' (${lock.backend.environment}), 'eastus'`,
  });
  expect(resolution).toContain('docs/moving.md#a-backend-moves-to-another-region.');
  expect(resolution).toContain(`'npx atakora lock --env ${lock.backend.environment} --new'`);
});

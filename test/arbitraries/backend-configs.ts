import fc from 'fast-check';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { ApiManagementEntry } from '../../src/resources/api-management/options.js';
import type { MonitoringConfig } from '../../src/resources/monitoring/options.js';
import type { NetworkingConfig } from '../../src/resources/network/options.js';
import { ENTRA } from '../support/sign-in.js';

const plain = { noNullPrototype: true } as const;

/** An id of a backend. */
export const backendIds: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('shop', 'Shop', 'a', 'my--shop', `long${'-backend'.repeat(4)}`),
  fc.stringMatching(/^[A-Za-z](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?$/),
);

/** A name of an environment. */
export const environments: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('prod', 'Dev', 'q', 'pre-production', 'feature-1234-with-a-long-name'),
  fc.stringMatching(/^[A-Za-z](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/),
);

const monitoring: fc.Arbitrary<MonitoringConfig> = fc.record(
  {
    enabled: fc.boolean(),
    retentionDays: fc.constantFrom(30, 90, 730),
    samplingPercentage: fc.constantFrom(0.1, 10, 100),
    workspaceName: fc.constantFrom('log-shop', 'not valid!'),
    alerting: fc.constantFrom(
      {},
      { enabled: false },
      { errorThreshold: 1, latencyThreshold: 2, emails: ['a@b.c'] },
    ),
  },
  { requiredKeys: [], ...plain },
);

const isolated: fc.Arbitrary<NetworkingConfig> = fc.record(
  {
    mode: fc.constant('isolated' as const),
    vnetName: fc.constantFrom('vnet-shop', '-bad-'),
    subnetName: fc.constantFrom('functions', 'under_score'),
    privateEndpointSubnetName: fc.constant('endpoints'),
    addressSpace: fc.constantFrom('10.0.0.0/16', '192.168.4.0/24', '172.16.8.0/22'),
    privateEndpoints: fc.constant(true),
    serviceTags: fc.constantFrom([], ['Storage', 'ServiceBus.EastUS'], ['AzureMonitor']),
  },
  { requiredKeys: ['mode'], ...plain },
);

/** A tag that Azure takes: nothing is said about what Terraform makes of it. */
export const tags: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom('owner', 'cost-center', '${x}', 'k$', '__proto__x'),
  fc.oneof(
    fc.constantFrom('team', '${var.secret}', '%{ if true }', '$${x}', '%%{', ''),
    fc.string({ maxLength: 20 }),
  ),
  plain,
);

const publisher = { name: 'Shop', email: 'apis@example.com' };

/** API Management before the APIs, one of which is that of the component. Their callers have to sign in, and their apps are public. */
export const gateways = (
  component: string,
): fc.Arbitrary<Pick<BackendConfig, 'auth' | 'entry' | 'networking'>> =>
  fc
    .constantFrom<Omit<ApiManagementEntry, 'publisher'>>(
      {},
      { tier: 'BasicV2', units: 2 },
      { apis: { [component]: { product: 'partners' } } },
      { apis: { [component]: { product: 'friends', rateLimit: { calls: 5, seconds: 60 } } } },
      { tier: 'BasicV2', apis: { [component]: { rateLimit: { calls: 5, seconds: 60 } } } },
    )
    .map((options) => ({
      auth: ENTRA,
      networking: 'public',
      entry: { apiManagement: { publisher, ...options } },
    }));

/** A valid configuration. */
export const backendConfigs: fc.Arbitrary<BackendConfig> = fc.record(
  {
    backendId: backendIds,
    environment: environments,
    location: fc.constantFrom('eastus', 'West Europe', 'northeurope'),
    monitoring: fc.oneof(fc.boolean(), monitoring),
    networking: fc.oneof(fc.constantFrom('public' as const, 'isolated' as const), isolated),
    tags,
    limits: fc.record(
      { maxCosmosAccounts: fc.nat(3), maxFunctionsPerApp: fc.nat(9), maxThroughputPerDatabase: fc.nat(2000) },
      { requiredKeys: [], ...plain },
    ),
  },
  { requiredKeys: [], ...plain },
);

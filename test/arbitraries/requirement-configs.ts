import fc from 'fast-check';

import {
  CONSISTENCY_LEVELS,
  type ContainerRequirement,
  COSMOS_DATA_ROLES,
  type CosmosRequirementConfig,
  type DatabaseRequirement,
} from '../../src/resources/cosmos/requirement.js';
import type { CdnRequirementConfig } from '../../src/resources/cdn/requirement.js';
import type { FunctionsRequirementConfig } from '../../src/resources/functions/requirement.js';
import {
  PERFORMANCE_TIERS,
  REPLICATIONS,
  type StorageRequirementConfig,
} from '../../src/resources/storage/requirement.js';
import type { WebsiteRequirementConfig } from '../../src/resources/website/requirement.js';

// Few values each, so that two configs often meet in one of them.

const few = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 2 });
const plain = { noNullPrototype: true } as const;

const container: fc.Arbitrary<ContainerRequirement> = fc.record(
  {
    name: fc.constantFrom('users', 'orders'),
    partitionKey: fc.constantFrom('/id', '/tenant'),
    uniqueKeys: fc.constantFrom([['/email']], [['/email', '/name']], []),
    ttl: fc.constantFrom(-1, 60, 3600),
    throughput: fc.constantFrom(400, 1000),
    indexingPolicy: fc.constantFrom({ indexingMode: 'none' as const }, { includedPaths: ['/*'] }),
  },
  { requiredKeys: ['name', 'partitionKey'], ...plain },
);

const database: fc.Arbitrary<DatabaseRequirement> = fc.record(
  { name: fc.constantFrom('main', 'audit'), containers: few(container) },
  { requiredKeys: ['name'], ...plain },
);

/** What a component may need of Cosmos DB. */
export const cosmosConfigs: fc.Arbitrary<CosmosRequirementConfig> = fc.record(
  {
    consistency: fc.constantFrom(...CONSISTENCY_LEVELS),
    enableServerless: fc.boolean(),
    databases: few(database),
    access: few(
      fc.record(
        { name: fc.constantFrom('main/users', 'main/orders'), role: fc.constantFrom(...COSMOS_DATA_ROLES) },
        plain,
      ),
    ),
  },
  { requiredKeys: [], ...plain },
);

const spec = fc.record(
  {
    name: fc.constantFrom('Api-read', 'Cron-tick'),
    trigger: fc.constantFrom(
      { type: 'timer' as const, schedule: '0 0 * * * *' },
      { type: 'queue' as const, queueName: 'jobs' },
      { type: 'http' as const, route: 'api', methods: ['GET' as const], authLevel: 'function' as const },
    ),
  },
  plain,
);

/** What a component may need of a function app. */
export const functionsConfigs: fc.Arbitrary<FunctionsRequirementConfig> = fc.record(
  {
    runtime: fc.constantFrom('node' as const, 'python' as const),
    version: fc.constantFrom('20', '22'),
    environmentVariables: fc.dictionary(fc.constantFrom('LEVEL', 'MODE'), fc.constantFrom('a', 'b'), plain),
    functions: few(spec),
    sources: few(fc.constantFrom(...['a', 'b'].map((name) => ({ name, folder: name, directory: 'src' })))),
    extensions: fc.constantFrom(['A'], ['B', 'A'], []),
    healthCheck: fc.constantFrom({ path: '/health' }, { path: '/up', unhealthyThreshold: 3 }),
  },
  { requiredKeys: ['runtime'], ...plain },
);

const named = fc.record({ name: fc.constantFrom('inbox', 'outbox', 'files') }, plain);

/** What a component may need of a storage account. */
export const storageConfigs: fc.Arbitrary<StorageRequirementConfig> = fc.record(
  {
    performanceTier: fc.constantFrom(...PERFORMANCE_TIERS),
    replication: fc.constantFrom(...REPLICATIONS),
    containers: few(named),
    queues: few(named),
  },
  { requiredKeys: [], ...plain },
);

/** What a component may need of a website. */
export const websiteConfigs: fc.Arbitrary<WebsiteRequirementConfig> = fc.record(
  {
    site: fc.constant('docs'),
    indexDocument: fc.constantFrom('index.html', 'start.html'),
    errorDocument: fc.constantFrom('404.html', '500.html'),
    sourceDirectory: fc.constantFrom('site', 'web'),
    buildCommand: fc.constantFrom('make', 'npm run build'),
    outputDirectory: fc.constantFrom('dist', 'out'),
    cacheMaxAge: fc.constantFrom(0, 60, 3600),
  },
  { requiredKeys: ['site'], ...plain },
);

/** What a component may need of a Front Door. */
export const cdnConfigs: fc.Arbitrary<CdnRequirementConfig> = fc.record(
  {
    sites: few(
      fc.record(
        {
          name: fc.constantFrom('docs', 'shop'),
          spaDocument: fc.constantFrom('index.html', 'app.html'),
          enableCompression: fc.boolean(),
          cacheMaxAge: fc.constantFrom(0, 60, 3600),
          allowedOrigins: fc.constantFrom(['https://a.de'], ['https://b.de', 'https://a.de'], ['*']),
          customDomain: fc.constantFrom('a.de', 'b.de'),
          dnsZone: fc.constantFrom({ name: 'a.de' }, { name: 'a.de', resourceGroup: 'rg' }),
        },
        { requiredKeys: ['name'], ...plain },
      ),
    ),
  },
  plain,
);

import fc from 'fast-check';

import type { AnyComponentDefinition } from '../../src/component.js';
import { CrudApi } from '../../src/components/crud-api/crud-api.js';
import { type CrudApiConfig, DEFAULT_OPERATIONS } from '../../src/components/crud-api/crud-api-config.js';
import { FunctionsApp } from '../../src/components/functions-app/functions-app.js';
import type {
  FunctionDeclaration,
  FunctionsAppConfig,
} from '../../src/components/functions-app/functions-app-config.js';
import { StaticSite } from '../../src/components/static-site/static-site.js';
import { StaticSiteWithCdn } from '../../src/components/static-site/static-site-with-cdn.js';
import type {
  StaticSiteConfig,
  StaticSiteWithCdnConfig,
} from '../../src/components/static-site/static-site-config.js';
import { CONSISTENCY_LEVELS } from '../../src/resources/cosmos/requirement.js';

const plain = { noNullPrototype: true } as const;

/** Two ids or names of this alphabet are alike in neither case nor separators unless they are equal. */
const word = (maxLength: number) => fc.stringMatching(new RegExp(`^[A-Z][a-z0-9]{0,${maxLength - 1}}$`));

/** A component id. */
export const componentIds: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('UserApi', 'Order_Api', 'Jobs', 'A', 'Report-Runner', `Long${'er'.repeat(30)}`),
  word(12),
);

const crudConfigs: fc.Arbitrary<CrudApiConfig> = fc
  .record(
    {
      entityName: fc.constantFrom('User', 'Order', 'audit-log', 'X'),
      schema: fc.constant({
        id: 'string',
        tenant: 'string',
        total: { type: 'number', required: true },
        email: 'string',
        blob: 'object',
      } as const),
      partitionKey: fc.constantFrom('/id', '/tenant'),
      operations: fc.subarray([...DEFAULT_OPERATIONS], { minLength: 1 }),
      databaseName: fc.constantFrom('main', 'Main data (2024)', 'größe'),
      enableServerless: fc.boolean(),
      throughput: fc.constantFrom(400, 1000, 5000),
      ttl: fc.constantFrom(-1, 1, 3600),
      uniqueKeys: fc.constantFrom(['/email'], [['/email', '/tenant'], '/total'], []),
      indexingPolicy: fc.constantFrom(
        { indexingMode: 'none' as const },
        { excludedPaths: ['/*', '/blob/?'] },
      ),
      consistency: fc.constantFrom(...CONSISTENCY_LEVELS),
      cache: fc.constantFrom({ ttl: 60 }, { enabled: false, ttl: 60 }),
      healthCheck: fc.constantFrom({ path: '/health' }, { path: '/up', interval: 30, timeout: 5 }),
      priority: fc.constantFrom(1, 10, 20),
    },
    { requiredKeys: ['entityName', 'schema'], ...plain },
  )
  .map(({ throughput, ttl, ...config }) => ({
    ...config,
    ...(config.enableServerless !== true && throughput !== undefined && { throughput }),
    ...(config.indexingPolicy?.indexingMode !== 'none' && ttl !== undefined && { ttl }),
  }));

const declarations: fc.Arbitrary<FunctionDeclaration> = fc.oneof(
  fc.record(
    {
      trigger: fc.constant('http' as const),
      route: fc.constantFrom('status', 'orders/{id?}'),
      methods: fc.constantFrom(['GET' as const], ['POST' as const, 'PUT' as const]),
      authLevel: fc.constantFrom('anonymous' as const, 'function' as const, 'admin' as const),
    },
    { requiredKeys: ['trigger'], ...plain },
  ),
  fc.constant({ trigger: 'timer' as const, schedule: '0 */5 * * * *' }),
  fc.record({ trigger: fc.constant('queue' as const), queueName: fc.constantFrom('jobs', 'mail') }, plain),
  fc.constantFrom<FunctionDeclaration>(
    { trigger: 'blob', containerName: 'uploads' },
    { trigger: 'serviceBusQueue', queueName: 'jobs', connection: 'BUS' },
    { trigger: 'eventHub', eventHubName: 'clicks', connection: 'BUS', consumerGroup: '$Default' },
    { trigger: 'eventHub', eventHubName: 'clicks' },
    { trigger: 'eventGrid' },
    { trigger: 'cosmos', databaseName: 'main', containerName: 'order' },
  ),
);

/** Values of settings, harmless and not: placeholders that exist, that never do, and what Terraform would evaluate. */
export const settingValues: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('info', '', '${storage.blobEndpoint}', 'x=${cosmos.endpoint};', '${nothing.here}'),
  fc.constantFrom('$${literal}', '%{ if true }', '$$${x}', '${', '%%{', 'cost: 5 $', 'a\n"b"\\'),
  fc.string(),
);

/** One call means one function, so routes begin with the name of theirs. One event means one reader, so groups have it. */
function withOwnRoutes(functions: Record<string, FunctionDeclaration>): Record<string, FunctionDeclaration> {
  return Object.fromEntries(
    Object.entries(functions).map(([name, declared]) => [
      name,
      'route' in declared
        ? { ...declared, route: `${name}/${declared.route}` }
        : declared.trigger === 'eventHub' && declared.connection === undefined
          ? { ...declared, consumerGroup: `of.${name}` }
          : declared,
    ]),
  );
}

/** Runtimes, with versions that each has. */
const runtimes = fc.constantFrom<Pick<FunctionsAppConfig, 'runtime' | 'version'>>(
  {},
  { runtime: 'node' },
  { version: '22' },
  { runtime: 'node', version: '20' },
  { runtime: 'python' },
  { runtime: 'python', version: '3.12' },
  { runtime: 'java' },
);

const appFields: fc.Arbitrary<FunctionsAppConfig> = fc.record(
  {
    functions: fc
      .dictionary(fc.constantFrom('run', 'tick', 'on-mail'), declarations, { minKeys: 1, ...plain })
      .map(withOwnRoutes),
    environmentVariables: fc.dictionary(fc.constantFrom('LEVEL', 'MODE'), settingValues, plain),
    sku: fc.constantFrom('FC1' as const, 'B1' as const),
    // With a handler for each function: code without one is refused.
    sourceDirectory: fc.constantFrom('test/arbitraries/sources/module', './test/arbitraries/sources/common/'),
    priority: fc.constantFrom(1, 10, 20),
  },
  { requiredKeys: ['functions'], ...plain },
);

const appConfigs = fc
  .tuple(appFields, runtimes)
  .map(([{ sourceDirectory, environmentVariables, ...fields }, runtime]): FunctionsAppConfig => ({
    ...fields,
    ...runtime,
    environmentVariables: { ...environmentVariables, BUS__fullyQualifiedNamespace: 'sb.example.net' },
    ...(sourceDirectory !== undefined && (runtime.runtime ?? 'node') === 'node' && { sourceDirectory }),
  }));

const siteFields = {
  sourceDirectory: fc.constantFrom('site', './a b/c', '../site'),
  indexDocument: fc.constantFrom('index.html', 'start.html'),
  errorDocument: fc.constantFrom('404.html', 'errors/404.html'),
};

/** Commands are any text, with what Terraform would evaluate in it. */
const builds = fc.constantFrom(
  {},
  { sourceDirectory: 'site', buildCommand: 'npm run build' },
  { sourceDirectory: 'site', buildCommand: 'echo ${HOME} %{x} "y"', outputDirectory: 'out/web' },
);

const siteConfigs: fc.Arbitrary<StaticSiteConfig> = fc
  .tuple(fc.record(siteFields, { requiredKeys: [], ...plain }), builds)
  .map(([config, build]) => ({ ...config, ...build }));

const domains = fc.constantFrom(
  {},
  { customDomain: 'www.example.net' },
  { customDomain: 'app.example.com', dnsZoneName: 'example.com' },
  { customDomain: 'example.com', dnsZoneName: 'example.com' },
  { customDomain: 'app.example.org', dnsZoneName: 'example.org', dnsZoneResourceGroup: 'rg-dns' },
);

const cdnConfigs: fc.Arbitrary<StaticSiteWithCdnConfig> = fc
  .tuple(
    siteConfigs,
    domains,
    fc.record(
      {
        enableSpaMode: fc.boolean(),
        cacheMaxAge: fc.constantFrom(0, 60, 90_000),
        cors: fc.constantFrom(
          { allowedOrigins: ['*'] },
          { allowedOrigins: ['https://a.de', 'https://b.de'] },
        ),
      },
      { requiredKeys: [], ...plain },
    ),
  )
  .map(([site, domain, config]) => ({ ...site, ...domain, ...config }));

/** Makes a valid definition of a component with a given id. */
export const declarationsById: fc.Arbitrary<(id: string) => AnyComponentDefinition> = fc.oneof(
  crudConfigs.map((config) => (id: string) => CrudApi.define(id, config)),
  appConfigs.map((config) => (id: string) => FunctionsApp.define(id, config)),
  siteConfigs.map((config) => (id: string) => StaticSite.define(id, config)),
  cdnConfigs.map((config) => (id: string) => StaticSiteWithCdn.define(id, config)),
);

/** A valid definition. */
export const definitions: fc.Arbitrary<AnyComponentDefinition> = fc
  .tuple(componentIds, declarationsById)
  .map(([id, declare]) => declare(id));

/** What ids are alike in. */
const alike = ({ componentId }: AnyComponentDefinition) => componentId.toLowerCase().replace(/[_-]/g, '');

/** Valid definitions that fit into one backend. */
export const definitionSets: fc.Arbitrary<AnyComponentDefinition[]> = fc.uniqueArray(definitions, {
  minLength: 1,
  maxLength: 6,
  selector: alike,
});

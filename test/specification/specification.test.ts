import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type {
  Backend,
  IResourceRequirement,
  NamingConvention,
  ValidationResult,
} from '@atakora/component/backend';
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { exposedEndpoints, type ResourcePlan } from '@atakora/component/plan';
import type { App, TerraformStack } from 'cdktf';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { custom } from '../support/definitions.js';
import { packagePaths } from '../support/package-paths.js';
import { blocksOf, functionAppIn, keysOf, planOf, remarksIn, settingsOf, SHOP } from '../support/plans.js';
import { newStack } from './new-stack.js';

const root = join(import.meta.dirname, '../..');
const programs = join(import.meta.dirname, 'programs');
const outdir = mkdtempSync(join(tmpdir(), 'specification-'));

/** What a program exports: what it declares at its top level. */
interface Exports {
  readonly app: App;
  readonly stack: TerraformStack;
  readonly backend: Backend<Record<string, Api>>;
  readonly [name: string]: unknown;
}

interface Api {
  readonly apiEndpoint: string;
}

type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** Runs a program, as `node` would, and returns what it exports. */
async function run(name: string): Promise<Exports> {
  return (await import(join(programs, `${name}.ts`))) as Exports;
}

/** Returns the `resource` part of the Terraform JSON of a stack. */
function terraformOf(stack: TerraformStack): Blocks {
  return (stack.toTerraform() as { resource: Blocks }).resource;
}

/** Returns the stacks that a program has written with `app.synth()`. */
function writtenBy({ app }: Exports): string[] {
  const { stacks } = JSON.parse(readFileSync(join(app.outdir, 'manifest.json'), 'utf8')) as {
    stacks: object;
  };
  return Object.keys(stacks).sort();
}

/** Returns how many resources of each type the components share, and how many they need apart. */
function sharingOf(plan: ResourcePlan): Record<string, string> {
  return Object.fromEntries(
    plan.summary.byType.map(({ type, shared, unshared }) => [type, `${unshared} to ${shared}`]),
  );
}

/** What the specification counts: an account, an app, a storage account. */
const PRIMARY = [
  'azurerm_cosmosdb_account',
  'azurerm_function_app_flex_consumption',
  'azurerm_storage_account',
];
const thirds = { cosmos: '3 to 1', functions: '3 to 1', storage: '3 to 1' };
const containersIn = (plan: ResourcePlan) =>
  blocksOf(plan, 'azurerm_cosmosdb_sql_container').map(({ arguments: each }) => each);
const codesIn = (plan: ResourcePlan) => remarksIn(plan).map(({ code }) => code);

/** What the specification says of a program, by its file. */
const CASES: Record<string, (program: Exports, name: string) => void> = {
  'overview/traditional': ({ stack }) => {
    expect(PRIMARY.map((type) => Object.keys(terraformOf(stack)[type] ?? {}).length)).toEqual([3, 3, 3]);
  },
  'overview/shared': ({ backend, stack }) => {
    expect(sharingOf(backend.plan())).toEqual(thirds);
    expect(backend.plan().summary.savedPercent).toBe(67);
    expect(PRIMARY.map((type) => Object.keys(terraformOf(stack)[type] ?? {}).length)).toEqual([1, 1, 1]);
  },
  'overview/definition': ({ backend }) => {
    expect(backend.getResource('cosmos', 'shared')).toBeUndefined();
    expect(backend.components['userApi']).toBeInstanceOf(CrudApi);
  },
  'overview/both-forms': ({ api, backend }) => {
    expect((api as Api).apiEndpoint).toMatch(/^https:/);
    expect(backend.components['userApi']?.apiEndpoint).toMatch(/^https:/);
  },
  'overview/typed-components': ({ backend }) => {
    expect(Object.keys(backend.components)).toEqual(['userApi', 'productApi']);
  },
  'overview/component-definition': ({ definition }) => {
    expect(definition).toMatchObject({
      componentId: 'UserApi',
      componentType: 'CrudApi',
      config: { entityName: 'User' },
    });
  },
  'overview/requirement': ({ requirement }) => {
    const plan = planOf([custom('UserApi', [requirement as IResourceRequirement])]);
    expect(blocksOf(plan, 'azurerm_cosmosdb_sql_database').map(({ arguments: { name } }) => name)).toEqual([
      'users-db',
    ]);
    expect(plan.resources[0]?.config).toMatchObject({ enableServerless: true, consistency: 'Session' });
  },
  'overview/configured': ({ backend }) => {
    const { backend: placed, resources } = backend.plan();
    expect(placed).toMatchObject({ environment: 'prod', location: 'eastus' });
    expect(resources.map(({ key }) => key)).toContain('monitoring:shared');
    for (const { name } of resources) expect(name).toContain('prod');
  },
  'overview/quick-start': ({ backend, userEndpoint, productEndpoint, cosmosDb, functions }) => {
    expect([userEndpoint, productEndpoint]).toEqual([
      expect.stringMatching(/^https:.*\/api\/user-api$/),
      expect.stringMatching(/^https:.*\/api\/product-api$/),
    ]);
    expect([cosmosDb, functions]).toEqual([
      expect.objectContaining({ terraformResourceType: 'azurerm_cosmosdb_account' }),
      expect.objectContaining({ terraformResourceType: 'azurerm_function_app_flex_consumption' }),
    ]);
    expect(containersIn(backend.plan()).map((each) => each['partition_key_paths'])).toEqual([
      ['/category'],
      ['/id'],
    ]);
  },
  'architecture/requirement-protocol': onlyTypes,
  'architecture/component-protocol': onlyTypes,
  'architecture/backend-protocol': onlyTypes,
  'architecture/provider-protocol': onlyTypes,
  'architecture/own-crud-api': ({ backend }) => {
    const plan = backend.plan();
    const [account] = blocksOf(plan, 'azurerm_cosmosdb_account');
    expect(settingsOf(plan, 'UserApi')).toMatchObject({
      USER_COSMOS_ENDPOINT: { $ref: `azurerm_cosmosdb_account.${account?.id}.endpoint` },
      USER_DATABASE_NAME: 'user-db',
      USER_CONTAINER_NAME: 'user',
    });
    expect(containersIn(plan)).toMatchObject([{ name: 'user', partition_key_paths: ['/id'] }]);
    // The page's Node 20, which has reached its end of life.
    expect(codesIn(plan)).toContain('RUNTIME_SUPPORT_ENDED');
  },
  'architecture/usage': ({ backend }) => {
    const plan = backend.plan();
    expect(blocksOf(plan, 'azurerm_cosmosdb_account')[0]?.arguments['public_network_access_enabled']).toBe(
      false,
    );
    expect(blocksOf(plan, 'azurerm_log_analytics_workspace')[0]?.arguments['retention_in_days']).toBe(90);
    expect(blocksOf(plan, 'azurerm_cosmosdb_account')[0]?.arguments['tags']).toEqual({
      Environment: 'Production',
      Team: 'Platform',
    });
    expect(keysOf(plan, 'website')).toHaveLength(1);
  },
  'architecture/naming-convention': ({ naming }) => {
    const { formatResourceName } = naming as Required<NamingConvention>;
    const plan = planOf([CrudApi.define('Api', { entityName: 'User', schema: { id: 'string' } })], {
      backendId: 'backend',
      naming: { formatResourceName },
    });
    expect(blocksOf(plan, 'azurerm_cosmosdb_account')[0]?.arguments['name']).toBe(
      'cosno-backend-prod-shared',
    );
  },
  'architecture/migration-old': ({ api }) => {
    expect((api as Api).apiEndpoint).toMatch(/^https:/);
  },
  'architecture/migration-new': ({ api, backend }) => {
    expect(api).toMatchObject({ componentId: 'Api' });
    expect(backend.components['api']?.apiEndpoint).toMatch(/^https:/);
  },
  'best-practices/definitions': ({ backend }) => {
    expect(sharingOf(backend.plan())).toEqual({ cosmos: '2 to 1', functions: '2 to 1', storage: '2 to 1' });
  },
  'best-practices/mixed-forms': ({ backend, productApi }) => {
    expect(backend.plan().components.map(({ id }) => id)).toEqual(['UserApi']);
    expect((productApi as Api).apiEndpoint).toMatch(/^https:/);
  },
  'best-practices/related-components': ({ apiBackend, processingBackend }) => {
    expect(sharingOf((apiBackend as Backend).plan())).toEqual(thirds);
    expect(sharingOf((processingBackend as Backend).plan())).toEqual({
      functions: '2 to 1',
      storage: '2 to 1',
    });
  },
  'best-practices/security-boundaries': ({ publicBackend, privateBackend }) => {
    const networksOf = (backend: unknown) =>
      new Set((backend as Backend).plan().exposure.map(({ network }) => network));
    expect([networksOf(publicBackend), networksOf(privateBackend)]).toEqual([
      new Set(['internet']),
      new Set(['private']),
    ]);
  },
  'best-practices/meaningful-ids': ({ backend }) => {
    expect(backend.plan().components.map(({ id }) => id)).toEqual([
      'OrderProcessingApi',
      'ProductCatalogApi',
      'UserManagementApi',
    ]);
  },
  'best-practices/short-ids': ({ backend }) => {
    expect(sharingOf(backend.plan())).toEqual(thirds);
  },
  'best-practices/partition-keys': ({ backend, userCentric }) => {
    expect(containersIn(backend.plan())[0]?.['partition_key_paths']).toEqual(['/tenantId']);
    expect(containersIn((userCentric as Backend).plan())[0]?.['partition_key_paths']).toEqual(['/userId']);
  },
  'best-practices/ttl': ({ backend }) => {
    expect(containersIn(backend.plan()).map((each) => each['default_ttl'])).toEqual([7776000, 86400]);
  },
  'best-practices/without-ttl': ({ backend }) => {
    expect(containersIn(backend.plan())[0]).not.toHaveProperty('default_ttl');
  },
  'best-practices/serverless': ({ backend }) => {
    expect(blocksOf(backend.plan(), 'azurerm_cosmosdb_account')[0]?.arguments['capabilities']).toEqual([
      { name: 'EnableServerless' },
    ]);
  },
  'best-practices/throughput': ({ backend }) => {
    expect(throughputIn(backend)).toEqual([4000]);
  },
  'best-practices/over-provisioned': ({ backend }) => {
    expect(throughputIn(backend)).toEqual([10000]);
  },
  'best-practices/cache': ({ backend }) => {
    expect(settingsOf(backend.plan(), 'ProductApi')).toMatchObject({ PRODUCT_API_CACHE_SECONDS: '300' });
  },
  'best-practices/https-only': ({ backend }) => {
    expect(functionAppIn(backend.plan()).arguments['https_only']).toBe(true);
    expect(
      blocksOf(backend.plan(), 'azurerm_storage_account')[0]?.arguments['https_traffic_only_enabled'],
    ).toBe(true);
  },
  'best-practices/managed-identity': ({ backend }) => {
    expect(
      blocksOf(backend.plan(), 'azurerm_cosmosdb_account')[0]?.arguments['local_authentication_disabled'],
    ).toBe(true);
    expect(blocksOf(backend.plan(), 'azurerm_cosmosdb_sql_role_assignment')).toHaveLength(1);
  },
  'best-practices/isolation': ({ backend }) => {
    expect(new Set(backend.plan().exposure.map(({ network }) => network))).toEqual(new Set(['private']));
    expect(blocksOf(backend.plan(), 'azurerm_private_endpoint').length).toBeGreaterThan(0);
  },
  'best-practices/least-privilege': ({ backend }) => {
    const functionsOf = (id: string) =>
      exposedEndpoints(backend.plan())
        .filter(({ components, name }) => components.join() === id && name.includes('/api/'))
        .map(({ name }) => name.split(' ')[0]);
    expect(functionsOf('ReadOnlyApi')).toEqual(['GET', 'GET']);
    expect(functionsOf('DataAdminApi').sort()).toEqual(['DELETE', 'GET', 'GET', 'POST', 'PUT']);
  },
  'best-practices/serverless-then-provisioned': ({ devBackend, prodBackend }) => {
    expect([throughputIn(devBackend), throughputIn(prodBackend)]).toEqual([[undefined], [4000]]);
  },
  'best-practices/limits': ({ backend }) => {
    expect(backend.plan().violations).toEqual([]);
  },
  'best-practices/naming': ({ backend }) => {
    expect(Object.fromEntries(backend.plan().resources.map(({ type, name }) => [type, name]))).toEqual({
      cosmos: 'cosno-myapp-prod-shared',
      functions: 'func-myapp-prod-shared',
      // A storage account has no hyphens.
      storage: 'stmyappprodshared',
    });
  },
  'best-practices/monitoring': ({ backend }) => {
    const plan = backend.plan();
    expect(blocksOf(plan, 'azurerm_log_analytics_workspace')[0]?.arguments['retention_in_days']).toBe(90);
    expect(blocksOf(plan, 'azurerm_application_insights')[0]?.arguments['sampling_percentage']).toBe(100);
    expect(blocksOf(plan, 'azurerm_monitor_metric_alert')).toHaveLength(5);
  },
  'best-practices/no-monitoring': ({ backend }) => {
    expect(keysOf(backend.plan(), 'monitoring')).toEqual([]);
  },
  'best-practices/health-check': ({ backend }) => {
    expect(remarksIn(backend.plan())).toMatchObject([
      { code: 'DEFAULT_BACKEND_ID' },
      { path: 'healthCheck' },
    ]);
  },
  'best-practices/environment-config': ({ backend }) => {
    expect(throughputIn(backend)).toEqual([4000]);
    expect(containersIn(backend.plan())[0]?.['default_ttl']).toBe(2592000);
    expect(keysOf(backend.plan(), 'monitoring')).toHaveLength(1);
  },
  'best-practices/validate': ({ validation, resourceCount }) => {
    expect((validation as ValidationResult).valid).toBe(true);
    expect(resourceCount).toBe(3);
  },
  'best-practices/auto-scale': ({ backend }) => {
    expect(containersIn(backend.plan())[0]?.['autoscale_settings']).toEqual({ max_throughput: 10000 });
    expect(remarksIn(backend.plan()).map(({ path }) => path)).toEqual([
      'backendId',
      'autoScale.minThroughput',
      'autoScale.targetUtilization',
    ]);
  },
  'best-practices/documented': ({ backend }) => {
    expect(backend.validate().valid).toBe(true);
  },
  'patterns/quick-example': ({ backend }) => {
    expect(backend.plan().summary).toMatchObject({ resources: 3, resourcesUnshared: 6 });
  },
  'advanced/custom-resource-provider': (program) => {
    const { servicebus_queue, servicebus_topic, servicebus_namespace } = Object.fromEntries(
      Object.entries(terraformOf(program.stack)).map(([type, blocks]) => [
        type.replace('azurerm_', ''),
        Object.values(blocks),
      ]),
    );
    expect(servicebus_namespace).toMatchObject([{ sku: 'Standard' }]);
    expect(servicebus_queue).toMatchObject([
      { name: 'orders-queue', max_size_in_megabytes: 2048 },
      { name: 'notifications-queue', max_size_in_megabytes: 1024 },
    ]);
    expect(servicebus_topic).toMatchObject([{ name: 'events-topic' }]);
    expect(writtenBy(program)).toEqual(['EventDrivenStack']);
  },
  'advanced/multi-region': (program) => {
    const regions = (program['backends'] as { region: string; endpoints: Record<string, string> }[]).map(
      ({ region, endpoints }) => [region, new URL(endpoints['userApi'] ?? '').hostname],
    );
    expect(regions.map(([region]) => region)).toEqual(['eastus', 'westeurope', 'southeastasia']);
    expect(new Set(regions.map(([, host]) => host)).size).toBe(3);
    expect(
      (program['globalFrontend'] as { components: { website: { cdnEndpoint: string } } }).components.website
        .cdnEndpoint,
    ).toMatch(/^https:.*azurerm_cdn_frontdoor_endpoint/);
    expect(writtenBy(program)).toHaveLength(4);
  },
  'advanced/network-isolation': (program) => {
    const plan = program.backend.plan();
    expect(new Set(plan.exposure.map(({ network }) => network))).toEqual(new Set(['private']));
    const subnetOf = (block: Readonly<Record<string, unknown>> | undefined) =>
      block?.['subnet_id'] ?? block?.['virtual_network_subnet_id'];
    const blocks = terraformOf(program.stack);
    const apps = Object.values(blocks['azurerm_function_app_flex_consumption'] ?? {}).map(subnetOf);
    const endpoints = Object.values(blocks['azurerm_private_endpoint'] ?? {}).map(subnetOf);
    expect([apps.length, new Set(endpoints).size]).toEqual([1, 1]);
    expect(endpoints).not.toContain(apps[0]);
    expect(blocksOf(plan, 'azurerm_log_analytics_workspace')[0]?.arguments['retention_in_days']).toBe(180);
  },
  'advanced/builder': (program) => {
    const plan = program.backend.plan();
    expect(plan.components.map(({ id }) => id)).toEqual([
      'AnalyticsProcessor',
      'OrderApi',
      'OrderProcessor',
      'ProductApi',
      'UserApi',
    ]);
    // The page deploys no code for its timer and its queue.
    expect(plan.warnings.find(({ code }) => code === 'CODE_MISSING')?.components).toEqual([
      'AnalyticsProcessor',
      'OrderProcessor',
    ]);
    expect(blocksOf(plan, 'azurerm_storage_queue').map(({ arguments: { name } }) => name)).toEqual([
      'orders',
    ]);
    expect(plan.backend.tags).toMatchObject({ managedBy: 'atakora', configDriven: 'true' });
    expect(writtenBy(program)).toEqual(['ConfigDrivenStack']);
  },
  'advanced/limits-and-quotas': ({ backend, validation }) => {
    expect((validation as ValidationResult).valid).toBe(true);
    // As the page says of limits that are exceeded.
    const [userApi, stack] = [backend.components['userApi'] as Api, newStack().stack];
    expect(userApi.apiEndpoint).toMatch(/^https:/);
    const exceeded = defineBackend(
      { big: CrudApi.define('Big', { entityName: 'Big', schema: { id: 'string' } }) },
      { ...SHOP, limits: { maxFunctionsPerApp: 1 } },
    );
    expect(() => exceeded.addToStack(stack)).toThrow(
      /^Maximum functions per Function App exceeded\n {2}Limit: 1\n {2}Requested: \d+\n {2}Solution: Either:/,
    );
    expect(sharingOf(backend.plan())).toEqual(thirds);
  },
  'advanced/blue-green': (program) => {
    expect(writtenBy(program)).toEqual(['AppStack-blue', 'AppStack-green', 'TrafficManagerStack']);
    const text = readFileSync(join(program.app.outdir, 'stacks/TrafficManagerStack/cdk.tf.json'), 'utf8');
    const {
      azurerm_traffic_manager_external_endpoint: endpoints,
      azurerm_traffic_manager_profile: profiles,
    } = (JSON.parse(text) as { resource: Blocks }).resource;
    expect(Object.values(endpoints ?? {})).toMatchObject([
      { enabled: true, weight: 100 },
      { enabled: false, weight: 1 },
    ]);
    expect(Object.values(profiles ?? {})).toMatchObject([{ dns_config: { ttl: 30 } }]);
  },
  'advanced/multi-tenant': ({ backend }) => {
    expect(containersIn(backend.plan()).map((each) => each['partition_key_paths'])).toEqual([
      ['/tenantId'],
      ['/id'],
      ['/tenantId'],
    ]);
    expect(sharingOf(backend.plan())).toMatchObject(thirds);
  },
  'advanced/database-per-tenant': ({ backend }) => {
    expect(
      blocksOf(backend.plan(), 'azurerm_cosmosdb_sql_database').map(({ arguments: { name } }) => name),
    ).toEqual(['db-tenant-acme', 'db-tenant-globex', 'db-tenant-initech']);
  },
  'advanced/backend-per-tenant': ({ backends }) => {
    const accounts = (backends as Backend[]).map(
      (each) => blocksOf(each.plan(), 'azurerm_cosmosdb_account')[0]?.arguments['name'],
    );
    expect(new Set(accounts).size).toBe(3);
  },
  'advanced/disaster-recovery': (program) => {
    const [account] = blocksOf((program['primaryBackend'] as Backend).plan(), 'azurerm_cosmosdb_account');
    expect(account?.arguments).toMatchObject({
      geo_location: [
        { location: 'eastus', failover_priority: 0 },
        { location: 'westus2', failover_priority: 1 },
      ],
      automatic_failover_enabled: true,
    });
    const standby = (program['drBackend'] as Backend).plan();
    expect(blocksOf(standby, 'azurerm_cosmosdb_account')).toEqual([]);
    expect(standby.terraform.some(({ type }) => type === 'data.azurerm_cosmosdb_account')).toBe(true);
    expect(writtenBy(program)).toEqual(['DRStack', 'PrimaryStack']);
  },
};

/** Programs that the specification shows as mistakes, and what is wrong with them. */
const REFUSED: Record<string, RegExp> = {
  'best-practices/connection-string': /COSMOS_CONNECTION_STRING must not be a secret in plain text/,
};

function onlyTypes(program: Exports): void {
  expect(Object.keys(program).length).toBeGreaterThan(0);
}

function throughputIn(backend: unknown): unknown[] {
  return containersIn((backend as Backend).plan()).map((each) => each['throughput']);
}

beforeAll(() => {
  vi.stubEnv('CDKTF_OUTDIR', outdir);
  for (const level of ['log', 'warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue(undefined);
});

afterAll(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(outdir, { recursive: true });
});

describe('the programs of the specification', () => {
  it('compile against the package as it is', () => {
    const project = join(outdir, 'tsconfig.json');
    const typeRoots = [join(root, 'node_modules/@types')];
    const compilerOptions = { paths: packagePaths, typeRoots };
    writeFileSync(
      project,
      JSON.stringify({ extends: join(import.meta.dirname, 'tsconfig.json'), compilerOptions }),
    );
    // TypeScript 7 takes a third of the time of 6.0.
    const compiler = join(root, 'node_modules/typescript-7/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', project, '--pretty', 'false'], {
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });

  it('are all here, and in the README', () => {
    const files = readdirSync(programs, { recursive: true, encoding: 'utf8' });
    const names = files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.slice(0, -'.ts'.length))
      .sort();
    const own = names.filter((name) => !name.endsWith('.test'));
    expect([...Object.keys(CASES), ...Object.keys(REFUSED)].sort()).toEqual(own);
    const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it.each(Object.keys(CASES))('%s', async (name) => {
    CASES[name]?.(await run(name), name);
  });

  it.each(Object.entries(REFUSED))('%s is refused', async (name, message) => {
    await expect(run(name)).rejects.toThrow(message);
  });
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

const api = (id: string) => `CrudApi.define('${id}', { entityName: 'User', schema: { id: 'string' } })`;
const imports = `
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { EventsApp, eventTopic, FunctionsApp } from '@atakora/component/functions';
import { StaticSite, StaticSiteWithCdn } from '@atakora/component/web';
`;

/** A project that exports builders, and one that uses them by its declarations. */
const files = {
  'shared/main.ts': `${imports}
export const builder = defineBackend({ environment: 'prod' })
  .addComponent(${api('UserApi')})
  .addComponents([${api('A')}, ${api('B')}])
  .when(process.argv.length > 2, (b) => b.addComponent(${api('OrderApi')}))
  .addComponent(CrudApi.define(process.argv.length > 2 ? 'Big' : 'Small', { entityName: 'X', schema: { id: 'string' } }))
  .addComponent(FunctionsApp.define('Jobs', { functions: { status: { trigger: 'http' } } }))
  .addComponent(StaticSite.define('Web', { sourceDirectory: 'web' }))
  .addComponent(StaticSiteWithCdn.define('Cdn', { sourceDirectory: 'web' }));
export const makeBuilder = (orders: boolean) =>
  defineBackend().with((b) => b.addComponent(${api('UserApi')})).when(orders, (b) => b.addComponent(${api('OrderApi')}));
export const backend = builder.build();
export const components = backend.components;
export const mixed = defineBackend({ userApi: ${api('UserApi')}, monitoring: true });
export const placed = eventTopic('orders', { OrderPlaced: { id: 'string' } });
export const definitions = [${api('A')}, FunctionsApp.define('F', { functions: { status: { trigger: 'http' } } })];
export const applied = (stack: Parameters<typeof backend.apply>[0]) => backend.apply(stack);
export { EventsApp };
`,
  'root/main.ts': `
import { CrudApi, defineBackend, eventTopic, EventsApp, FunctionsApp, keyVaultSecret, StaticSite, StaticSiteWithCdn } from '@atakora/component';
export const userApi = ${api('UserApi')};
export const jobs = FunctionsApp.define('Jobs', { functions: { status: { trigger: 'http' } } });
export const web = StaticSite.define('Web', { sourceDirectory: 'web' });
export const cdn = StaticSiteWithCdn.define('Cdn', { sourceDirectory: 'web' });
export const orders = eventTopic('orders', { OrderPlaced: { id: 'string' } });
export const shop = EventsApp.define('Shop', { publishes: [orders], functions: { place: { trigger: 'http' } }, sourceDirectory: 'shop' });
export const secret = keyVaultSecret('https://vault.vault.azure.net/secrets/a');
export const builder = defineBackend().addComponent(userApi).when(process.argv.length > 2, (b) => b.addComponents([jobs, web, cdn]));
export const backend = builder.build();
export const plan = backend.plan();
export const components = backend.components;
`,
  'app/main.ts': `
import { backend, builder, makeBuilder } from '../shared/main.js';
export const url: string = backend.components.UserApi.apiEndpoint;
export const orders: string | undefined = makeBuilder(true).build().components.OrderApi?.apiEndpoint;
export const again = builder.withMonitoring();
`,
  'extending/main.ts': `
import { defineResourceType, type LayoutContext, placeOf, record, maximum, ref, terraformBlock } from '@atakora/component/extend';
import * as v from 'valibot';
export const search = defineResourceType<{ readonly replicas?: number }>({
  type: 'search',
  schema: v.strictObject({ replicas: v.exactOptional(v.number()) }),
  merge: record<{ readonly replicas?: number }>({ replicas: maximum() }),
  layOut: ({ name, variant }, context: LayoutContext) => ({
    blocks: [terraformBlock('azurerm_search_service', context.id('search', variant), { name, ...placeOf(context), sku: 'basic' })],
  }),
});
export const strategies = record<{ readonly replicas?: number }>({ replicas: maximum() });
export const block = terraformBlock('azurerm_search_service', 'main', { name: 'x', location: 'eastus' });
export const id = ref(block, 'id');
`,
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'declarations-'));
  mkdirSync(join(folder, 'node_modules/@atakora'), { recursive: true });
  // The package by its exports map, as users have it: the compiler may name a type only by an entry.
  symlinkSync(root, join(folder, 'node_modules/@atakora/component'), 'junction');
  for (const name of ['valibot', '@types'])
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const [name, code] of Object.entries(files)) {
    const project = name.replace('/main.ts', '');
    mkdirSync(join(folder, project));
    writeFileSync(join(folder, name), code);
    const compilerOptions = {
      target: 'es2023',
      module: 'nodenext',
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: true,
      types: ['node'],
      composite: true,
      rootDir: '..',
      outDir: '../out',
    };
    const references = project === 'app' ? [{ path: '../shared' }] : [];
    writeFileSync(
      join(folder, project, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, files: ['main.ts'], references }),
    );
  }
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Builds a project and the projects that it refers to, and returns what the compiler says. */
function buildProject(project: string): string[] {
  const problems: string[] = [];
  const report = ({ code, messageText }: ts.Diagnostic) => {
    problems.push(`TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  };
  const host = ts.createSolutionBuilderHost(ts.sys, undefined, report, () => undefined);
  ts.createSolutionBuilder(host, [join(folder, project)], {}).build();
  return problems;
}

it('exported builders, backends and components compile as a project that another refers to', () => {
  expect(buildProject('app')).toEqual([]);
});

it('declares a builder without a helper type that no entry exports', () => {
  const declared = readFileSync(join(folder, 'out/shared/main.d.ts'), 'utf8');
  expect(declared).not.toMatch(/\b(?:Has|Maybe|Added|AddedList)</);
});

it('compiles with imports from the root entry alone', () => {
  expect(buildProject('root')).toEqual([]);
});

it('exported resource types, strategies and blocks compile with declarations', () => {
  expect(buildProject('extending')).toEqual([]);
});

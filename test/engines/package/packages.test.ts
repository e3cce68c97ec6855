import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { writePackages } from '@atakora/component/terraform';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';

import { diffPlans } from '../../../src/plan/diff/diff-plans.js';
import { makePackages } from '../../../src/terraform/package/make-packages.js';
import { zip } from '../../../src/terraform/package/zip.js';
import { samplePlan } from '../../host/sample-apis.js';
import { app, crud, crudOn } from '../../support/definitions.js';
import { blocksOf, planOf, SHOP } from '../../support/plans.js';

const folder = mkdtempSync(join(tmpdir(), 'packages-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the package of a function app', () => {
  const [made] = makePackages(samplePlan, new Map());
  const files = unzipSync(made?.bytes ?? new Uint8Array());
  const text = (path: string) => Buffer.from(files[path] ?? []).toString('utf8');

  it('holds what the plan says', () => {
    expect(Object.keys(files)).toEqual(samplePlan.packages[0]?.parts.map(({ path }) => path));
    expect(JSON.parse(text('package.json'))).toMatchObject({ main: 'main.cjs' });
    expect(JSON.parse(text('host.json'))).toMatchObject({ version: '2.0' });
    expect(text('licenses.txt')).toContain('@azure/cosmos');
  });

  it('has a manifest with the APIs of the app', () => {
    const { version, apis } = JSON.parse(text('manifest.json')) as {
      version: number;
      apis: { name: string }[];
    };
    expect([version, apis.map(({ name }) => name)]).toEqual([1, ['NoteApi', 'RankApi', 'UserApi']]);
  });

  it('needs no other module than the one of its host', () => {
    const wanted = new Set(
      Array.from(text('main.cjs').matchAll(/\brequire\("([^"]+)"\)/g), (match) => match[1] ?? ''),
    );
    const builtin = createRequire(import.meta.url)('node:module') as { isBuiltin(name: string): boolean };
    expect([...wanted].filter((name) => !builtin.isBuiltin(name))).toEqual(['@azure/functions-core']);
  });

  it('has the same bytes each time, in every time zone and however its files come', () => {
    const [again] = makePackages(samplePlan, new Map());
    expect(again?.sha256).toBe(made?.sha256);
    const entries = Object.entries(files);
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Auckland';
    expect(Buffer.compare(zip(new Map(entries.reverse())), made?.bytes ?? new Uint8Array())).toBe(0);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('changes with the plan', () => {
    const [other] = makePackages(planOf([crud('UserApi')]), new Map());
    expect(other?.sha256).not.toBe(made?.sha256);
  });

  it('is written for who deploys it by hand', () => {
    const [written] = writePackages(samplePlan, join(folder, 'new', 'folder'));
    expect(written).toMatchObject({ app: 'functions:shared', sha256: made?.sha256 });
    expect(new Uint8Array(readFileSync(written?.file ?? ''))).toEqual(made?.bytes);
  });
});

describe('a planned package', () => {
  const deployments = (plan: ReturnType<typeof planOf>) => plan.packages.map(({ deployment }) => deployment);
  const dedicated = [crudOn('B1', 'A')];

  it('is a blob that a Flex Consumption app waits for', () => {
    const plan = planOf([crud('A')]);
    expect(deployments(plan)).toEqual(['blob']);
    const [flex] = blocksOf(plan, 'azurerm_function_app_flex_consumption');
    expect(flex?.meta?.depends_on).toContain('azurerm_storage_blob.shop_functions_shared_package');
    expect(flex?.arguments['app_settings']).toMatchObject({
      CRUD_PACKAGE_SHA256: { $package: 'functions:shared.sha256' },
    });
    expect(flex?.arguments).not.toHaveProperty('zip_deploy_file');
  });

  it('is a zip deployment elsewhere, with the login that it needs', () => {
    const plan = planOf(dedicated);
    expect(deployments(plan)).toEqual(['zip-deploy']);
    const [linux] = blocksOf(plan, 'azurerm_linux_function_app');
    expect(linux?.arguments).toMatchObject({
      zip_deploy_file: { $package: 'functions:dedicated.path' },
      webdeploy_publish_basic_authentication_enabled: true,
      app_settings: { WEBSITE_RUN_FROM_PACKAGE: '1' },
    });
    expect(blocksOf(plan, 'azurerm_storage_blob')).toEqual([]);
  });

  it.each([
    ['an isolated Flex app', planOf([crud('A')], { ...SHOP, networking: 'isolated' })],
    ['an isolated dedicated app', planOf(dedicated, { ...SHOP, networking: 'isolated' })],
    ['an app on a Consumption plan', planOf([crudOn('Y1', 'A')])],
  ])('is not deployed to %s, and the plan says so', (_title, plan) => {
    expect(deployments(plan)).toEqual(['none']);
    expect(plan.warnings).toContainEqual(
      expect.objectContaining({
        code: 'PACKAGE_NOT_DEPLOYED',
        components: ['A'],
        resolution: expect.stringContaining('config-zip'),
      }),
    );
    const [linux] = blocksOf(plan, 'azurerm_linux_function_app');
    expect(linux?.arguments['zip_deploy_file']).toBeUndefined();
    expect(linux?.arguments['webdeploy_publish_basic_authentication_enabled'] ?? false).toBe(false);
    expect(blocksOf(plan, 'azurerm_storage_blob')).toEqual([]);
  });

  it('is one warning for all apps that lack it for one reason, and stays accepted with another API', () => {
    const given = { ...SHOP, networking: 'isolated' } as const;
    const alone = (id: string) => crud(id, { separateIdentity: true });
    const first = planOf([crud('A'), alone('B')], given);
    const warningsOf = ({ warnings }: typeof first) =>
      warnings.filter(({ code }) => code === 'PACKAGE_NOT_DEPLOYED');
    expect(warningsOf(first)).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/^The code of 'functions:b', 'functions:shared' is not deployed/),
        components: ['A', 'B'],
      }),
    ]);
    const locked = { ...given, lock: first.lock };
    expect(warningsOf(planOf([crud('A'), alone('B'), crud('C')], locked))).toEqual([]);
    expect(warningsOf(planOf([crud('A'), alone('B'), alone('C')], locked))).toHaveLength(1);
  });

  it('tells who isolates an app that its code is removed, the order, and the command to deploy it', () => {
    const isolated = { ...SHOP, networking: 'isolated' } as const;
    const resolutionOf = (plan: ReturnType<typeof planOf>) =>
      plan.warnings.find(({ code }) => code === 'PACKAGE_NOT_DEPLOYED')?.resolution ?? '';
    const before = planOf([crud('A')]);
    const after = planOf([crud('A')], { ...isolated, lock: before.lock });
    expect(resolutionOf(after)).toMatch(
      /^Run 'npx atakora deploy-code' right after the apply, on a machine inside the network that is ready before it\. Terraform removes the code that an earlier plan deployed/,
    );
    expect(resolutionOf(after)).toContain("deployFrom: 'inside'");
    expect(resolutionOf(after)).toContain('npx atakora packages');
    expect(resolutionOf(planOf([crud('A')], isolated))).not.toContain('removes');
    expect(resolutionOf(planOf([crudOn('B1', 'A')], isolated))).not.toContain("deployFrom: 'inside'");
    const app = 'azurerm_function_app_flex_consumption.shop_functions_shared';
    expect(diffPlans(before, after).changes.find(({ address }) => address === app)?.verdict).toBe('downtime');
  });

  it('is there for apps with a CRUD API alone', () => {
    expect(planOf([app('Jobs')]).packages).toEqual([]);
  });
});

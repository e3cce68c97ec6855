import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CannotApplyError, defineBackend } from '@atakora/component/backend';
import { applyPlan, writePackages } from '@atakora/component/cdk';
import { parsePlan, serializePlan } from '@atakora/component/plan';
import { renderTerraform } from '@atakora/component/terraform';
import { StaticSite, StaticSiteWithCdn } from '@atakora/component/web';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import {
  isOfItsOwn,
  isPublished,
  isSystemDirectory,
  leadsOut,
  sensitiveKind,
} from '../../src/plan/published-files.js';
import { footprint, groupStack } from '../engines/stacks.js';
import { app, custom, requirement } from '../support/definitions.js';
import { planOf, thrownBy } from '../support/plans.js';
import { refusalOf } from '../support/refusals.js';

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'site-'));
});
afterEach(() => rmSync(project, { recursive: true }));

const refused = (sourceDirectory: string, buildCommand?: string) => {
  const config = { sourceDirectory, ...(buildCommand !== undefined && { buildCommand }) };
  return [
    () => StaticSite.define('Docs', config),
    () => StaticSiteWithCdn.define('Docs', config),
    () => planOf([custom('Own', [requirement('website', { site: 'own', ...config })])]),
  ];
};

describe('the directory of a site', () => {
  it.each([
    '.',
    './',
    '..',
    '../',
    '../..',
    'a/..',
    './a/../../',
    '/',
    '/etc',
    '/srv/site',
    'C:/site',
    '~/../..',
  ])('%s is refused', (directory) => {
    for (const act of refused(directory)) expect(refusalOf(act).issues[0]?.path).toBe('sourceDirectory');
  });

  it('may be the project where a build writes elsewhere, and not above it', () => {
    for (const act of refused('.', 'make')) expect(thrownBy(act)).toBeUndefined();
    for (const act of refused('..', 'make')) expect(refusalOf(act).issues[0]?.path).toBe('sourceDirectory');
  });

  it.each([
    ['site', true],
    ['../site', true],
    ['../../a/..', false],
    ['', false],
  ])('%j is one of its own: %s', (directory, own) => {
    expect(isOfItsOwn(directory)).toBe(own);
  });

  it.each([
    ['', false],
    ['a/../b', false],
    ['a/./..', false],
    ['..', true],
    ['a/../../b', true],
    ['../project/a', true],
    ['a\\..\\..\\b', true],
    ['...', false],
    ['a..b', false],
  ])('%j leads out: %s', (path, out) => {
    expect(leadsOut(path)).toBe(out);
  });

  it.each([
    ['/', true],
    ['/etc', true],
    ['/etc/ssl', true],
    ['/home', true],
    ['/home/me/shop/site', false],
    ['/var', true],
    ['/tmp/x', false],
    ['C:\\Windows\\System32', true],
    ['C:\\', true],
    ['C:\\Users\\me\\shop', false],
  ])('%s is of the system: %s', (directory, system) => {
    expect(isSystemDirectory(directory)).toBe(system);
  });
});

describe('a file', () => {
  it.each([
    '.env',
    '.git/config',
    'a/.ssh/id',
    'terraform.tfstate',
    'a/x.tfstate.backup',
    'prod.tfvars',
    'prod.TFVARS.json',
    'local.settings.json',
    'a/Local.Settings.json',
    'crash.log',
    'cdktf.out/stacks/a/cdk.tf.json',
    '.well-known/.env',
  ])('%s is never published', (path) => {
    expect(isPublished(path)).toBe(false);
  });

  it.each(['index.html', 'a.b/c.js', '.well-known/security.txt', 'tfstate.html', 'settings.json'])(
    '%s is',
    (path) => {
      expect(isPublished(path)).toBe(true);
    },
  );
});

describe('a name', () => {
  it.each([
    'id_rsa',
    'keys/ID_ED25519',
    'id_ecdsa_sk',
    'server.pem',
    'a/b.pfx',
    'x.p12',
    'tls.key',
    'TLS.KEY',
    'store.jks',
    'putty.ppk',
    'app.keystore',
    'vault.kdbx',
    'kubeconfig',
    'kubeconfig.yaml',
    'credentials.json',
    'aws/credentials',
    'client_secret_1.apps.json',
    'service-account.json',
    'shop.publishsettings',
    'prod.env',
    'shop.bacpac',
    'core.dmp',
    'a.heapsnapshot',
    'db.dump',
    'db.bak',
    'dump.sql',
    'data/prod-backup.sql.gz',
    'backup_2026.tar',
  ])('%s is one of a file with keys', (name) => {
    expect(sensitiveKind(name)).toBe('keys');
  });

  it.each(['appsettings.Production.json', 'a/AppSettings.dev.json'])('%s is one of settings', (name) => {
    expect(sensitiveKind(name)).toBe('settings');
  });

  it.each([
    'id_rsa.pub',
    'index.js',
    'monkey.js',
    'appsettings.json',
    'env.js',
    'environment.ts',
    'my-id_rsa',
    'dump.js',
    'credentials.ts',
    'pem/index.js',
    'humpty-dumpty.json',
    'migrations/001.sql',
  ])('%s is any other', (name) => {
    expect(sensitiveKind(name)).toBeUndefined();
  });
});

/** Warnings that node receives while a function runs. */
async function warningsOf(act: () => unknown): Promise<string[]> {
  // Those of earlier calls, which node emits after the code that runs.
  await new Promise((resolve) => setImmediate(resolve));
  const warnings: string[] = [];
  const note = (warning: Error) => warnings.push(`${warning.name}: ${warning.message}`);
  process.on('warning', note);
  try {
    act();
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.off('warning', note);
  }
  return warnings.filter((text) => text.startsWith('AtakoraWarning'));
}

describe('a file that looks like a key', () => {
  const write = (path: string, text = '') => {
    mkdirSync(join(project, path, '..'), { recursive: true });
    writeFileSync(join(project, path), text);
  };
  const options = () => ({ projectDirectory: project });

  it('is left out of a site, with a warning', async () => {
    for (const name of ['index.html', 'a/tls.key', 'appsettings.Production.json']) write(`site/${name}`);
    const plan = planOf([StaticSite.define('Docs', { sourceDirectory: 'site' })]);
    const warnings = await warningsOf(() => applyPlan(plan, groupStack(), options()));
    expect(warnings).toEqual([
      "AtakoraWarning: 'site/a/tls.key' looks like a file with keys or passwords, and is left out of the site. Remove it from the directory.",
      "AtakoraWarning: 'site/appsettings.Production.json' looks like a file with keys or passwords, and is left out of the site. Remove it from the directory.",
    ]);
    const text = JSON.stringify(renderTerraform(plan, { resourceGroup: { name: 'rg', location: 'eastus' } }));
    expect(text).toContain('ed25519');
  });

  it('is published where a build wrote it, with a warning', async () => {
    write('site/dist/tls.key');
    const docs = StaticSite.define('Docs', { sourceDirectory: 'site', buildCommand: 'make' });
    const warnings = await warningsOf(() => applyPlan(planOf([docs]), groupStack(), options()));
    expect(warnings).toEqual([expect.stringContaining("'site/dist/tls.key' looks like a file with keys")]);
    expect(warnings[0]).toContain('is published with the site');
  });

  it('is refused in the code of functions unless the component names it', async () => {
    write('code/index.js', 'exports.run = 1;');
    write('code/keys/partner.pem', 'public');
    write('code/node_modules/a/test.pem', 'of a registry');
    write('code/appsettings.Production.json', '{}');
    const pack = (config: object) => () =>
      writePackages(
        planOf([app('Orders', { sourceDirectory: 'code', ...config })]),
        join(project, 'out'),
        options(),
      );
    expect(thrownBy(pack({}))).toMatchObject({
      code: 'CANNOT_APPLY',
      message: expect.stringMatching(
        /'code' of 'Orders': must not have keys, .* received 'keys\/partner\.pem'.*add keyFiles: \['keys\/partner\.pem'\]/,
      ) as string,
    });
    expect(await warningsOf(pack({ keyFiles: ['keys/partner.pem'] }))).toEqual([
      expect.stringContaining(
        "'code/appsettings.Production.json' is packed with the code, and often holds passwords.",
      ),
    ]);
    // A directory has no text. What is in it is asked by itself.
    write('code/credentials/index.js', 'exports.read = 1;');
    const all = ['keys/partner.pem', 'appsettings.Production.json'];
    expect(await warningsOf(pack({ keyFiles: all }))).toEqual([]);
  });

  it('has a token in it, which is said and never shown', async () => {
    const token = `glpat${'-'}${'aB3dE5gH'.repeat(3)}`;
    write('code/index.js', `exports.run = () => fetch(url, { headers: { 'PRIVATE-TOKEN': '${token}' } });`);
    write('code/node_modules/a/index.js', token);
    write('code/image.png', `\0${token}`);
    write('site/a/map.js', token);
    write('site/a/page.js', 'export {};');
    const pack = (config: object) => () =>
      writePackages(
        planOf([app('Orders', { sourceDirectory: 'code', ...config })]),
        join(project, 'out'),
        options(),
      );
    expect(await warningsOf(pack({}))).toEqual([
      "AtakoraWarning: 'code/index.js' is packed with the code, and seems to contain a key or token (gitlab). Read it from Key Vault, and add keyFiles: ['index.js'] to the component if it may be in the package.",
    ]);
    expect(await warningsOf(pack({ keyFiles: ['index.js'] }))).toEqual([]);
    const plan = planOf([StaticSite.define('Docs', { sourceDirectory: 'site' })]);
    expect(await warningsOf(() => applyPlan(plan, groupStack(), options()))).toEqual([
      "AtakoraWarning: 'site/a/map.js' seems to contain a key or token (gitlab), and is published with the site. Remove it unless every visitor may have it.",
    ]);
  });

  it.each([['/etc/key.pem'], ['../key.pem'], ['a/../key.pem'], ['a\\key.pem'], ['']])(
    'is not %j, which is not below the directory',
    (path) => {
      expect(
        refusalOf(() => app('Orders', { sourceDirectory: 'code', keyFiles: [path] })).issues[0]?.path,
      ).toBe('keyFiles.0');
    },
  );

  it('is named beside a directory alone, and once', () => {
    expect(refusalOf(() => app('Orders', { keyFiles: ['a.pem'] })).issues[0]?.path).toBe('keyFiles');
    const twice = { sourceDirectory: 'code', keyFiles: ['a.pem', 'a.pem'] };
    expect(refusalOf(() => app('Orders', twice)).issues[0]?.path).toBe('keyFiles');
  });
});

describe('a site is applied', () => {
  const apply = (sourceDirectory: string, from = project) => {
    const stack = groupStack();
    const before = footprint(stack);
    const docs = StaticSite.define('Docs', { sourceDirectory });
    const error = thrownBy(() =>
      defineBackend({ docs }, { backendId: 'shop' }).apply(stack, { projectDirectory: from }),
    );
    if (error !== undefined) expect(footprint(stack)).toEqual(before);
    return error as Error | undefined;
  };

  it('when its directory is plain, or not there yet', () => {
    expect(apply('site')).toBeUndefined();
    mkdirSync(join(project, 'site'));
    writeFileSync(join(project, 'site/index.html'), '');
    expect(apply('site')).toBeUndefined();
  });

  it.each([
    ['to a file', 'secret', '/etc/hostname'],
    ['to a directory', 'all', '/etc'],
    ['deep in it', 'a/link', '/etc/hostname'],
  ])('unless it has a symbolic link %s', (_what, name, target) => {
    mkdirSync(join(project, 'site/a'), { recursive: true });
    symlinkSync(target, join(project, 'site', name));
    const error = apply('site');
    expect(error).toBeInstanceOf(CannotApplyError);
    expect(error?.message).toContain(`'${name}'`);
  });

  it('unless it leads above the project, or into the system', () => {
    mkdirSync(join(project, 'inner'));
    expect(apply('../../x', join(project, 'inner'))).toBeUndefined();
    symlinkSync(project, join(project, 'up'));
    expect(apply('up')).toBeInstanceOf(CannotApplyError);
    symlinkSync('/etc', join(project, 'system'));
    expect(apply('system')).toBeInstanceOf(CannotApplyError);
    expect(apply(`${'../'.repeat(20)}etc`)).toBeInstanceOf(CannotApplyError);
  });
});

describe('a directory of a plan from a file', () => {
  const fromFile = (...definitions: Parameters<typeof planOf>[0]) =>
    parsePlan(serializePlan(planOf(definitions, { backendId: 'shop', environment: 'test' })));
  let outside: string;
  beforeEach(() => {
    outside = mkdtempSync(join(tmpdir(), 'outside-'));
    writeFileSync(join(outside, 'index.js'), 'exports.run = 1;');
  });
  afterEach(() => rmSync(outside, { recursive: true }));

  it.each([
    ['is itself a symbolic link that leads out of the project', 'code'],
    ['is below such a link', 'link/code'],
  ])('is refused where it %s', (_what, directory) => {
    if (directory === 'code') symlinkSync(outside, join(project, 'code'));
    else {
      mkdirSync(join(outside, 'code'));
      writeFileSync(join(outside, 'code/index.js'), 'exports.run = 1;');
      symlinkSync(outside, join(project, 'link'));
    }
    const options = { projectDirectory: project };
    const code = fromFile(app('Orders', { sourceDirectory: directory }));
    const site = fromFile(StaticSite.define('Docs', { sourceDirectory: directory }));
    for (const act of [
      () => writePackages(code, join(project, 'packages'), options),
      () => applyPlan(code, groupStack(), options),
      () => applyPlan(site, groupStack(), options),
    ])
      expect(thrownBy(act)).toMatchObject({
        code: 'CANNOT_APPLY',
        message: expect.stringContaining(`directory '${directory}': must be inside the project`) as string,
      });
  });

  it('may be a symbolic link within the project, and may not exist yet', () => {
    mkdirSync(join(project, 'real'));
    writeFileSync(join(project, 'real/index.html'), '');
    symlinkSync(join(project, 'real'), join(project, 'site'));
    const options = { projectDirectory: project };
    for (const directory of ['site', 'later/site'])
      expect(() =>
        applyPlan(fromFile(StaticSite.define('Docs', { sourceDirectory: directory })), groupStack(), options),
      ).not.toThrow();
  });
});

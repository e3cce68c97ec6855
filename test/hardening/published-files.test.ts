import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CannotApplyError, defineBackend } from '@atakora/component/backend';
import { applyPlan, writePackages } from '@atakora/component/cdk';
import { parsePlan, serializePlan } from '@atakora/component/plan';
import { StaticSite, StaticSiteWithCdn } from '@atakora/component/web';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { isOfItsOwn, isPublished, isSystemDirectory, leadsOut } from '../../src/plan/published-files.js';
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
        message: expect.stringContaining(
          `The directory '${directory}' of this plan must be inside`,
        ) as string,
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

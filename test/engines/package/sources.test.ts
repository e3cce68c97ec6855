import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { defineBackend } from '@atakora/component/backend';
import { parsePlan, serializePlan } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { makePackages } from '../../../src/terraform/package/make-packages.js';
import { readSources } from '../../../src/terraform/package/read-sources.js';
import { app, crud } from '../../support/definitions.js';
import { planOf, remarksIn, SHOP } from '../../support/plans.js';
import { groupStack } from '../stacks.js';
import { aProject, filesIn } from './project.js';

const project = aProject();
const { write } = project;

const orders = (options = {}) => app('Orders', { sourceDirectory: 'functions/orders', ...options });
const plan = planOf([orders()]);
const made = (planned = plan) => makePackages(planned, readSources(planned, project.directory()))[0];

describe('the code of functions', () => {
  it('is planned without a look at it, as a part of the package', () => {
    expect(plan.packages).toMatchObject([
      { app: 'functions:shared', deployment: 'blob', parts: expect.arrayContaining([]) },
    ]);
    expect(plan.packages[0]?.parts.map(({ path, holds }) => [path, holds])).toEqual([
      ['components/orders/', 'source'],
      ['host.json', 'host settings'],
      ['licenses.txt', 'licenses'],
      ['main.cjs', 'runtime'],
      ['manifest.json', 'manifest'],
      ['package.json', 'start'],
    ]);
    expect(plan.packages[0]?.parts[0]).toEqual({
      path: 'components/orders/',
      holds: 'source',
      directory: 'functions/orders',
      components: ['Orders'],
    });
    expect(plan.warnings).toEqual([]);
    expect(parsePlan(serializePlan(plan))).toEqual(plan);
  });

  it('is in the package with everything below it, but not with settings and caches of tools', () => {
    write(
      ...['index.mjs', 'lib/price.mjs', 'package.json', 'node_modules/a/index.js', 'größe.txt'].map(
        (path) => `functions/orders/${path}`,
      ),
      ...[
        '.env',
        '.git/config',
        'lib/.cache/x',
        'local.settings.json',
        'lib/Local.Settings.json',
        'node_modules/.bin/a',
      ].map((path) => `functions/orders/${path}`),
      'functions/other.mjs',
    );
    const files = filesIn(made()?.bytes);
    expect(Object.keys(files).filter((path) => path.startsWith('components/'))).toEqual([
      'components/orders/größe.txt',
      'components/orders/index.mjs',
      'components/orders/lib/price.mjs',
      'components/orders/node_modules/a/index.js',
      'components/orders/package.json',
    ]);
    expect(Buffer.from(files['components/orders/lib/price.mjs'] ?? []).toString()).toBe(
      'content of functions/orders/lib/price.mjs',
    );
  });

  it('is named in the manifest with its triggers', () => {
    write('functions/orders/index.mjs');
    const manifest = JSON.parse(
      Buffer.from(filesIn(made()?.bytes)['manifest.json'] ?? []).toString(),
    ) as object;
    expect(manifest).toEqual({
      version: 1,
      apis: [],
      modules: [
        {
          name: 'Orders',
          path: 'components/orders/',
          functions: [
            {
              name: 'orders_run',
              export: 'run',
              trigger: { type: 'http', route: 'orders/run', methods: ['GET', 'POST'], authLevel: 'function' },
            },
          ],
        },
      ],
    });
  });

  it('gives the same bytes for the same files, whenever they were written and in whichever order', () => {
    write('functions/orders/index.mjs', 'functions/orders/a.mjs');
    const first = made()?.sha256;
    rmSync(join(project.directory(), 'functions'), { recursive: true });
    write('functions/orders/a.mjs', 'functions/orders/index.mjs');
    expect(made()?.sha256).toBe(first);
    writeFileSync(join(project.directory(), 'functions/orders/a.mjs'), 'something else');
    expect(made()?.sha256).not.toBe(first);
  });

  it('shares a package with CRUD APIs, so that nothing replaces anything', () => {
    write('functions/orders/index.cjs');
    const shared = planOf([orders(), crud('UserApi')]);
    expect(remarksIn(shared)).toEqual([]);
    expect(shared.packages.map(({ components }) => components)).toEqual([['Orders', 'UserApi']]);
    expect(Object.keys(filesIn(made(shared)?.bytes))).toContain('components/orders/index.cjs');
  });
});

describe('apply', () => {
  it('takes the code from the directory of the project', () => {
    write('functions/orders/index.js');
    const apply = () => {
      const stack = groupStack();
      defineBackend({ orders: orders() as never }, SHOP).apply(stack, {
        projectDirectory: project.directory(),
      });
      return JSON.stringify(stack.toTerraform());
    };
    const first = apply();
    expect(apply()).toBe(first);
    writeFileSync(join(project.directory(), 'functions/orders/index.js'), 'exports.run = 1;');
    expect(apply()).not.toBe(first);
    expect(() => defineBackend({ orders: orders() as never }, SHOP).apply(groupStack())).toThrow(
      'must be a directory',
    );
  });
});

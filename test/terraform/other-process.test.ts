import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { defineBackend } from '@atakora/component/backend';
import { serializePlan } from '@atakora/component/plan';
import { type RenderOptions, renderTerraform } from '@atakora/component/terraform';
import { expect, test } from 'vitest';

import { runScript } from '../engines/loading/run-script.js';
import { search } from '../own-types/search-type.js';
import { crud, custom, requirement } from '../support/definitions.js';

test.each([4, 5] as const)(
  'a plan for azurerm %i that was read from a file is rendered alike by a process without the code that made it',
  (azurerm) => {
    // A type, a naming convention and a component of the user's: code, of which a plan has nothing but what it did.
    const plan = defineBackend({
      backendId: 'shop',
      location: 'eastus',
      azurerm,
      networking: 'isolated',
      monitoring: true,
      naming: { formatResourceName: (type, id, suffix) => `${type}${id}${suffix}x` },
      resourceTypes: [search],
    })
      .addComponent(crud('UserApi'))
      .addComponent(custom('Finder', [requirement('search', { indexes: [{ name: 'users' }] })]))
      .plan();
    expect(plan.errors).toEqual([]);
    const options: RenderOptions = {
      resourceGroup: { name: 'rg-shop', location: 'eastus', create: true },
      packages: plan.packages.map(({ app }) => ({
        app,
        path: 'assets/package.zip',
        md5: '0'.repeat(32),
        sha256: '0'.repeat(64),
      })),
    };
    const file = join(mkdtempSync(join(tmpdir(), 'plan-')), 'plan.json');
    writeFileSync(file, serializePlan(plan));
    const { value, loaded } = runScript(`
const { parsePlan } = await import('@atakora/component/plan');
const { renderTerraform } = await import('@atakora/component/terraform');
const { readFileSync } = process.getBuiltinModule('node:fs');
const plan = parsePlan(readFileSync(${JSON.stringify(file)}, 'utf8'));
globalThis.value = JSON.stringify(renderTerraform(plan, ${JSON.stringify(options)}));`);
    expect(value).toBe(JSON.stringify(renderTerraform(plan, options)));
    expect(value).toContain('azurerm_search_service');
    expect(loaded).toEqual([]);
  },
);

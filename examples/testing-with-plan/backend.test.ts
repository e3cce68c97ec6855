import { readFileSync } from 'node:fs';

import { explain, renderPlan } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { backend } from './backend.js';

const plan = backend.plan();
const blocks = (type: string) => plan.terraform.filter((block) => block.type === type);

describe('the notes backend', () => {
  it('can be applied, and needs a look only where we know it', () => {
    expect(backend.validate().valid).toBe(true);
    // Terraform runs outside of the closed network, so the code is deployed from a machine inside, all of it as one.
    // The plan is only tested here; what is deployed from it gets a lock.
    expect(plan.warnings.map(({ code }) => code)).toEqual([
      'APP_SHARED',
      'CODE_MISSING',
      'NOT_LOCKED',
      'PACKAGE_NOT_DEPLOYED',
    ]);
  });

  it('has one account, one app and one storage account', () => {
    const counts = Object.fromEntries(plan.summary.byType.map(({ type, shared }) => [type, shared]));
    expect(counts).toMatchObject({ cosmos: 1, functions: 1, storage: 1 });
  });

  it('is closed to the internet', () => {
    const exposed = plan.terraform.filter(
      ({ arguments: config }) => config['public_network_access_enabled'] === true,
    );
    expect(exposed).toEqual([]);
    expect(blocks('azurerm_private_endpoint').length).toBeGreaterThan(0);
  });

  it('lets the app reach the data only by identity', () => {
    const [account] = blocks('azurerm_cosmosdb_account');
    expect(account?.arguments['local_authentication_disabled']).toBe(true);
    expect(blocks('azurerm_cosmosdb_sql_role_assignment')).toHaveLength(1);
  });

  it('forgets notes after a month', () => {
    expect(explain(plan, 'cosmos:shared', 'databases.note-db.containers.note.ttl')).toContain('2592000');
  });

  it('is the plan that was reviewed', () => {
    expect(renderPlan(plan)).toBe(readFileSync(new URL('plan.txt', import.meta.url), 'utf8'));
  });
});

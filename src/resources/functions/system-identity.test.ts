import { describe, expect, it } from 'vitest';

import { app } from '../../../test/support/definitions.js';
import { blocksOf, functionAppIn, planOf, SHOP } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import { withRecords } from '../../plan/lock/locked-protection.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { keyVaultSecret } from '../key-vault/secret.js';

const SECRETS = { secrets: { KEY: keyVaultSecret('key') } };
const BOTH = 'SystemAssigned, UserAssigned';

const identityIn = (plan: ResourcePlan) => functionAppIn(plan).arguments['identity'];
const factsOf = ({ lock }: ResourcePlan) => lock.resources['functions:shared']?.facts ?? {};
const stepsIn = ({ errors }: ResourcePlan) => errors.filter(({ code }) => code === 'APPLY_FIRST');
const after = ({ lock }: ResourcePlan, components = [app()], config: BackendConfig = {}) =>
  planOf(components, { ...SHOP, ...config, lock });

/** Returns a lock as 0.2.0 wrote it, which did not record identities. */
function of020({ resources, ...lock }: PlanLock): PlanLock {
  const former = Object.entries(resources).map(([key, resource]) => {
    const { 'identity type': _new, ...facts } = resource.facts;
    return [key, { ...resource, facts }] as const;
  });
  return withRecords({ ...lock, resources: Object.fromEntries(former) }, new Map());
}

describe('the system identity of a Flex app', () => {
  it('is made with the app in a backend with a vault, and in no other', () => {
    expect(identityIn(planOf([app()]))).toMatchObject({ type: 'UserAssigned' });
    expect(factsOf(planOf([app()]))).not.toHaveProperty('identity type');
    const early = planOf([app()], { ...SHOP, keyVault: {} });
    expect(blocksOf(early, 'azurerm_key_vault')).toHaveLength(1);
    expect(blocksOf(early, 'azurerm_role_assignment').map(({ id }) => id)).not.toContainEqual(
      expect.stringContaining('secret'),
    );
    expect(identityIn(early)).toMatchObject({ type: BOTH });
    expect(factsOf(early)).toMatchObject({ 'identity type': BOTH });
    // Another component brings the vault.
    const beside = planOf([app('Jobs'), app('Keys', { ...SECRETS, separateIdentity: true })]);
    expect(
      blocksOf(beside, 'azurerm_function_app_flex_consumption').map((b) => b.arguments['identity']),
    ).toEqual([expect.objectContaining({ type: BOTH }), expect.objectContaining({ type: BOTH })]);
  });

  it('lets secrets be added with one apply, and stays when they go', () => {
    const early = planOf([app()], { ...SHOP, keyVault: {} });
    const late = after(early, [app('Jobs', SECRETS)]);
    expect(late.errors).toEqual([]);
    const without = after(late);
    expect(identityIn(without)).toMatchObject({ type: BOTH });
    // The vault is retained, and the app of a later plan still has the identity.
    const later = after(without);
    expect(identityIn(later)).toMatchObject({ type: BOTH });
    expect(after(later, [app('Jobs', SECRETS)]).errors).toEqual([]);
  });

  it('takes an apply of its own where the app was deployed without it', () => {
    const deployed = planOf([app()]);
    expect(stepsIn(after(deployed, [app('Jobs', SECRETS)]))).toEqual([
      {
        code: 'APPLY_FIRST',
        message:
          'functions:shared: the lock has an app without the identity that reads secrets, and Terraform knows its id only after an apply.',
        resource: 'functions:shared',
        path: 'keyVault',
        components: ['Jobs'],
        resolution:
          "Set keyVault of the backend, such as keyVault: {}, plan and apply once without the secrets of 'Jobs', and commit the lock. Add the secrets with the next apply.",
      },
    ]);
    const first = after(deployed, [app()], { keyVault: {} });
    expect(first.errors).toEqual([]);
    expect(after(first, [app('Jobs', SECRETS)], { keyVault: {} }).errors).toEqual([]);
    expect(after(first, [app('Jobs', SECRETS)]).errors).toEqual([]);
  });

  it('is not asked of new apps, nor of apps of other plans, which read secrets with their own', () => {
    expect(
      after(planOf([app()]), [app(), app('Keys', { ...SECRETS, separateIdentity: true })]).errors,
    ).toEqual([]);
    const hosted = planOf([app('Jobs', { sku: 'EP1' })]);
    const late = after(hosted, [app('Jobs', { sku: 'EP1', ...SECRETS })]);
    expect(late.errors).toEqual([]);
    expect(identityIn(late)).toMatchObject({ type: 'UserAssigned' });
  });

  it('is known of apps that read secrets when 0.2.0 deployed them', () => {
    const jobs = app('Jobs', SECRETS);
    const lock = of020(planOf([jobs]).lock);
    expect(planOf([jobs], { ...SHOP, lock }).errors).toEqual([]);
    expect(identityIn(planOf([app()], { ...SHOP, lock }))).toMatchObject({ type: BOTH });
    const apps = [jobs, app('Plain', { separateIdentity: true })];
    const both = of020(planOf(apps).lock);
    expect(stepsIn(planOf(apps, { ...SHOP, lock: both }))).toEqual([]);
    const second = [jobs, app('Plain', { ...SECRETS, separateIdentity: true })];
    expect(stepsIn(planOf(second, { ...SHOP, lock: both }))).toMatchObject([{ components: ['Plain'] }]);
    // The lock does not say who reads an existing vault.
    const keyVault = { name: 'kv-company', useExisting: true };
    const existing = of020(planOf([jobs], { ...SHOP, keyVault }).lock);
    expect(planOf([jobs], { ...SHOP, keyVault, lock: existing }).errors).toEqual([]);
  });
});

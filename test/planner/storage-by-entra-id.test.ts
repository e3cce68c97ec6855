import { StaticSite } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import { crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';

describe('a backend whose storage Terraform reaches by Entra ID', () => {
  it('stays so when the site that asked for it goes, because Terraform reads its account once more', () => {
    const site = StaticSite.define('Docs', { sourceDirectory: 'site' });
    const withSite = planOf([crud(), site]);
    expect(withSite.provider.storageUseAzuread).toBe(true);
    const without = planOf([crud()], { ...SHOP, lock: withSite.lock });
    expect(without.provider.storageUseAzuread).toBe(true);
    expect(without.lock.backend.storageUseAzuread).toBe(true);
    expect(planOf([crud()]).provider.storageUseAzuread).toBe(false);
  });
});

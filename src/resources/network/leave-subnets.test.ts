import { readLock } from '@atakora/component/lock';
import { describe, expect, it } from 'vitest';

import { app } from '../../../test/support/definitions.js';
import { blocksOf, planOf, SHOP } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';

const RELEASED = new URL('../../../test/fixtures/released/0.2.0/', import.meta.url);

describe('subnets', () => {
  const isolated: BackendConfig = { ...SHOP, networking: 'isolated' };

  it('are destroyed after apps have left them, as the Terraform state says from the first apply on', () => {
    const subnets = blocksOf(planOf([app()], isolated), 'azurerm_subnet');
    expect(subnets.map(({ meta }) => meta)).toEqual(subnets.map(() => ({ create_before_destroy: true })));
  });

  it('of this version leave at once', () => {
    const { lock } = planOf([app()], isolated);
    expect(planOf([app()], { ...SHOP, lock }).errors).toEqual([]);
  });

  it('of version 0.2.0 leave after one apply that changes nothing in Azure', () => {
    const lock = readLock(new URL('isolated.lock.json', RELEASED).pathname);
    const { id: backendId, environment, location } = lock?.backend ?? {};
    const config = { backendId, environment, location } as BackendConfig;
    expect(planOf([app('Worker')], { ...config, lock }).errors).toMatchObject([
      { code: 'APPLY_FIRST', resource: 'network:shared', path: 'networking' },
    ]);
    const first = planOf([app('Worker')], { ...config, networking: 'isolated', lock });
    expect(planOf([app('Worker')], { ...config, lock: first.lock }).errors).toEqual([]);
  });
});

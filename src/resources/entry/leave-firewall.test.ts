import { describe, expect, it } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { blocksOf, planOf, SHOP } from '../../../test/support/plans.js';
import type { FrontDoorEntry } from './options.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';

const behind = (frontDoor: FrontDoorEntry, lock?: PlanLock) =>
  planOf([crud()], { ...SHOP, entry: { frontDoor }, ...(lock && { lock }) });
const DOMAIN = { customDomain: 'shop.example.com' } as const;
const FIREWALL = { firewall: 'Prevention' } as const;
const orderIn = (plan: ReturnType<typeof behind>) =>
  blocksOf(plan, 'azurerm_cdn_frontdoor_custom_domain').map(({ meta }) => meta?.create_before_destroy);

describe('a domain behind a firewall', () => {
  it('is destroyed after the firewall left it, from the first apply on', () => {
    const plan = behind({ ...DOMAIN, ...FIREWALL });
    expect(orderIn(plan)).toEqual([true]);
    expect(orderIn(behind(DOMAIN))).toEqual([undefined]);
    expect(behind(FIREWALL, plan.lock).errors).toEqual([]);
    expect(behind({ ...FIREWALL, customDomain: 'www.example.com' }, plan.lock).errors).toEqual([]);
  });

  it('gets the order with the plan after the one that replaces a Standard profile, which keeps its name', () => {
    const standard = behind(DOMAIN);
    const premium = behind({ ...DOMAIN, ...FIREWALL }, standard.lock);
    expect(orderIn(premium)).toEqual([undefined]);
    expect(behind(FIREWALL, premium.lock).errors).toMatchObject([
      { code: 'APPLY_FIRST', resource: 'entry:entry', path: 'entry.frontDoor.customDomain' },
    ]);
    expect(behind({}, premium.lock).errors).toEqual([]);
    const next = behind({ ...DOMAIN, ...FIREWALL }, premium.lock);
    expect(orderIn(next)).toEqual([true]);
    expect(behind(FIREWALL, next.lock).errors).toEqual([]);
  });
});

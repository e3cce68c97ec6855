import { describe, expect, it } from 'vitest';

import { GUEST_DEPLOYER } from '../../../test/support/offers.js';
import { planOf, SHOP } from '../../../test/support/plans.js';
import { block } from '../block.js';
import { tooManyAssignments } from './role-assignments.js';

const roles = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    block('azurerm_role_assignment', `role_${index}`, { scope: 'x', principal_id: GUEST_DEPLOYER }),
  );

describe('role assignments', () => {
  it('are at most 4,000 in a subscription', () => {
    expect(tooManyAssignments(roles(4000))).toEqual([]);
    expect(tooManyAssignments(roles(4001))).toMatchObject([
      { code: 'CAPACITY_EXCEEDED', message: expect.stringContaining('4001 role assignments') as string },
    ]);
  });

  it('are counted over all guests of a backend', () => {
    const queues = Array.from({ length: 100 }, (_, index) => `q${index}`);
    const guests = Object.fromEntries(
      Array.from({ length: 21 }, (_, guest) => [
        `g${guest}.prod`,
        {
          deployer: GUEST_DEPLOYER,
          servicebus: {
            queues: queues.map((name) => ({
              name: `${name}-of-${guest}`,
              access: ['send' as const, 'receive' as const],
            })),
          },
        },
      ]),
    );
    expect(planOf([], { ...SHOP, offer: { guests } }).errors.map(({ code }) => code)).toEqual([
      'CAPACITY_EXCEEDED',
    ]);
  });
});

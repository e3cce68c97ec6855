import { describe, expect, it } from 'vitest';

import { GUEST_DEPLOYER } from '../../../test/support/offers.js';
import { planOf, SHOP } from '../../../test/support/plans.js';
import { block } from '../block.js';
import { countAssignments } from './role-assignments.js';

const roles = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    block('azurerm_role_assignment', `role_${index}`, { scope: 'x', principal_id: GUEST_DEPLOYER }),
  );

describe('role assignments', () => {
  it('are at most 4,000 in a subscription', () => {
    expect(countAssignments(roles(2999))).toEqual({});
    for (const many of [3000, 4000])
      expect(countAssignments(roles(many))).toMatchObject({
        warnings: [
          {
            code: 'CAPACITY_NEARLY_USED',
            message: expect.stringContaining(`${many} role assignments`) as string,
          },
        ],
      });
    expect(countAssignments(roles(4001))).toMatchObject({
      errors: [
        { code: 'CAPACITY_EXCEEDED', message: expect.stringContaining('4001 role assignments') as string },
      ],
    });
  });

  it.each([
    [19, 'warnings', 'CAPACITY_NEARLY_USED'],
    [21, 'errors', 'CAPACITY_EXCEEDED'],
  ] as const)('are counted over all guests of a backend: %i guests', (length, kind, code) => {
    const queues = Array.from({ length: 100 }, (_, index) => `q${index}`);
    const guests = Object.fromEntries(
      Array.from({ length }, (_, guest) => [
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
    expect(planOf([], { ...SHOP, offer: { guests } })[kind].map((each) => each.code)).toContain(code);
  });
});

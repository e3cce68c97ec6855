import { describe, expect, it } from 'vitest';

import { app, crud } from '../../../test/support/definitions.js';
import { offerFor } from '../../../test/support/offers.js';
import { planOf, SHOP } from '../../../test/support/plans.js';
import { defineBackend } from '../../backend/define-backend.js';
import { diffPlans } from '../../plan/diff/diff-plans.js';
import { offerOf } from '../../plan/offer.js';

const queue = { name: 'jobs', access: ['receive' as const] };
const host = offerOf(
  defineBackend({
    backendId: 'platform',
    environment: 'dev',
    location: 'eastus',
    resourceGroupName: 'rg-platform',
    offer: {
      guests: {
        'shop.dev': {
          deployer: '1'.repeat(8) + '-2222-3333-4444-555555555555',
          cosmos: {},
          servicebus: { queues: [queue] },
        },
      },
    },
  }).plan(),
  { subscriptionId: '00000000-0000-0000-0000-000000000000' },
);
const config = { ...SHOP, environment: 'dev' };
const jobs = app('Jobs', { functions: { due: { trigger: 'serviceBusQueue', queueName: 'jobs' } } });
const components = [crud(), jobs];
const own = planOf(components, config);

describe('a backend with data of its own that becomes a guest', () => {
  const guest = planOf(components, { ...config, host, lock: own.lock });

  it('has one error for each resource, with a recipe', () => {
    expect(guest.errors.map(({ message, path }) => [path, message])).toEqual([
      [
        'account',
        `'cosmos:shared': account must stay '${own.lock.resources['cosmos:shared']?.name ?? ''}', where its data is, received '${host.guests['shop.dev']?.parts['cosmos']?.['account'] as string}'.`,
      ],
      [
        'namespace',
        `'servicebus:shared': namespace must stay '${own.lock.resources['servicebus:shared']?.name ?? ''}', where its data is, received '${host.guests['shop.dev']?.parts['servicebus']?.['namespace'] as string}'.`,
      ],
    ]);
    for (const { resolution } of guest.errors)
      expect(resolution).toContain('docs/platform.md#move-a-deployed-backend-to-a-host');
  });

  it('has the same errors when it leaves its host', () => {
    const first = planOf(components, { ...config, host });
    expect(first.errors).toEqual([]);
    const left = planOf(components, { ...config, lock: first.lock });
    expect(left.errors.map(({ path }) => path)).toEqual(['account', 'namespace']);
  });

  it('has the offer as one cause of what changes', () => {
    const before = planOf([crud()], config);
    const after = planOf([crud()], { ...config, host: offerFor('shop.dev') });
    const causes = diffPlans(before, after).changes.flatMap(({ causedBy }) => causedBy);
    expect([...new Set(causes)].filter((cause) => cause.startsWith('backend.'))).toEqual(['backend.host']);
  });
});

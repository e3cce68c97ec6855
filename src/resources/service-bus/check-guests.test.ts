import { describe, expect, it } from 'vitest';

import { app } from '../../../test/support/definitions.js';
import { GUEST_DEPLOYER } from '../../../test/support/offers.js';
import { SHOP } from '../../../test/support/plans.js';
import { defineBackend } from '../../backend/define-backend.js';
import type { ServiceBusTerms } from './offered.js';

function errorsOf(guests: Readonly<Record<string, ServiceBusTerms>>, own: readonly string[] = []) {
  const record = Object.entries(guests).map(([name, servicebus]) => [
    name,
    { deployer: GUEST_DEPLOYER, servicebus },
  ]);
  return defineBackend({ ...SHOP, offer: { guests: Object.fromEntries(record) as never } })
    .addComponents(own.map((name) => app('Jobs', { serviceBusQueues: [{ name }] })))
    .plan()
    .errors.map(({ message, resolution }) => `${message} ${resolution}`);
}

const JOBS: ServiceBusTerms = { queues: [{ name: 'jobs', access: ['send', 'receive'] }] };
const jobsOf = (of: string): ServiceBusTerms => ({ queues: [{ name: 'jobs', of }] });

describe('a queue or topic', () => {
  it('is not shared by two guests, or a guest and the host, by accident', () => {
    expect(errorsOf({ 'a.prod': JOBS, 'b.prod': JOBS })[0]).toMatch(
      /queue\/jobs of 'a\.prod' must be of one of 'a\.prod', 'b\.prod' alone.*set of: 'b\.prod'/,
    );
    expect(errorsOf({ 'a.prod': JOBS }, ['jobs'])[0]).toMatch(
      /of: 'shop\.prod' where 'a\.prod' only uses it/,
    );
  });

  it('is used by a guest that says whose it is', () => {
    expect(errorsOf({ 'a.prod': JOBS, 'b.prod': jobsOf('a.prod') })).toEqual([]);
    expect(errorsOf({ 'a.prod': jobsOf('shop.prod') }, ['jobs'])).toEqual([]);
  });

  it.each([
    ['no guest has it', { 'a.prod': jobsOf('b.prod') }, /Leave of out, so that 'a\.prod' has it/],
    ['another guest has it', { 'a.prod': JOBS, 'b.prod': jobsOf('c.prod') }, /Write of: 'a\.prod'/],
  ] as const)('is refused where %s', (_case, guests, message) => {
    expect(errorsOf(guests)).toMatchObject([expect.stringMatching(message) as string]);
  });
});

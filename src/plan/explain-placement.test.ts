import { describe, expect, it } from 'vitest';

import { explainPlacement } from './explain-placement.js';
import { app, crud, custom, requirement } from '../../test/support/definitions.js';
import { offerFor } from '../../test/support/offers.js';
import { planOf, SHOP } from '../../test/support/plans.js';

const said = (plan: ReturnType<typeof planOf>, key: string) =>
  plan.resources.flatMap((resource) => (resource.key === key ? explainPlacement(plan, resource) : []));

describe('why components are in a resource and not in another', () => {
  const plan = planOf([crud('A'), crud('B', { throughput: 400 }), app('Jobs', { separateIdentity: true })]);

  it('is what differs, who asked for it, and what is a default', () => {
    expect(said(plan, 'cosmos:provisioned')).toEqual([
      "It is apart from cosmos:shared: capacity mode is 'provisioned' here (for 'B') and 'serverless' there (the default).",
    ]);
    expect(said(plan, 'functions:shared')).toEqual([
      "It is apart from functions:jobs: identity is 'shared' here (the default) and 'jobs' there (for 'Jobs').",
    ]);
    expect(said(plan, 'storage:shared')).toEqual([]);
  });

  it('is the offer of a host, whose account has what they need', () => {
    const offer = offerFor('shop.dev');
    const config = { backendId: 'shop', environment: 'dev', location: 'eastus' };
    const sentence =
      "It is in 'platform', because the offer of 'platform' admits 'shop.dev' and has what the components need.";
    expect(said(planOf([crud('A')], { ...config, host: offer }), 'cosmos:shared')).toEqual([sentence]);
    const own = planOf([crud('A'), crud('B', { throughput: 400 })], {
      ...config,
      host: { offer, else: 'own' },
    });
    expect(own.errors).toEqual([]);
    expect(said(own, 'cosmos:shared')).toEqual([
      sentence,
      expect.stringContaining('apart from cosmos:provisioned'),
    ]);
    expect(said(own, 'cosmos:provisioned')).toEqual([expect.stringContaining('apart from cosmos:shared')]);
  });

  it('is a limit where nothing differs', () => {
    const moved = planOf([crud('A'), crud('B', { throughput: 400 })], SHOP);
    const { constraints } = moved.lock.resources['cosmos:shared'] ?? {};
    const resources = Object.fromEntries(
      Object.entries(moved.lock.resources).map(([key, one]) => [
        key,
        { ...one, constraints: constraints ?? {} },
      ]),
    );
    expect(said({ ...moved, lock: { ...moved.lock, resources } }, 'cosmos:shared')).toEqual([
      'It is apart from cosmos:provisioned: nothing that they ask for differs, so that a limit of Azure put them there.',
    ]);
  });

  it('is the lock where what differs is not asked for any more, with the option that leaves', () => {
    const { lock } = planOf([crud('A'), crud('B', { throughput: 400 })], SHOP);
    const components = [crud('A'), crud('B')];
    const kept = planOf(components, { ...SHOP, lock });
    expect(said(kept, 'cosmos:provisioned')).toEqual([
      "It is apart from cosmos:shared: capacity mode is 'provisioned' here (kept by the lock) and 'serverless' there (kept by the lock). To leave, set moves: { 'cosmos:b-db/b': 'cosmos:shared' }.",
    ]);
    const moves = { 'cosmos:b-db/b': 'cosmos:shared' };
    const left = planOf(components, { ...SHOP, lock, moves });
    expect([left.errors, said(left, 'cosmos:shared')]).toEqual([
      [],
      [
        "It is apart from cosmos:provisioned: capacity mode is 'serverless' here (kept by the lock) and 'provisioned' there (kept by the lock). To leave, set moves: { 'cosmos:a-db/a': 'cosmos:provisioned', 'cosmos:b-db/b': 'cosmos:provisioned' }.",
      ],
    ]);
  });

  it('is an entry of moves where nothing else differs', () => {
    const components = [crud('A'), crud('B')];
    const { lock } = planOf(components, SHOP);
    const moved = planOf(components, { ...SHOP, lock, moves: { 'cosmos:b-db/b': 'new' } });
    expect(said(moved, 'cosmos:shared-2')).toEqual([
      "It is apart from cosmos:shared: nothing that they ask for differs, and an entry of moves keeps them there, unless a limit of Azure does. To leave, set moves: { 'cosmos:b-db/b': 'cosmos:shared' }.",
    ]);
  });

  it('names what moves with data, such as the consumer group of an event hub', () => {
    const hub = (id: string, name: string) =>
      custom(id, [requirement('eventhubs', { hubs: [{ name, consumerGroups: ['readers'] }] })]);
    const components = [hub('A', 'a'), hub('B', 'b')];
    const { lock } = planOf(components, SHOP);
    const moves = { 'eventhubs:hub/b': 'new', 'eventhubs:hub/b/readers': 'new' };
    const moved = planOf(components, { ...SHOP, lock, moves });
    const back = Object.fromEntries(Object.keys(moves).map((name) => [name, 'eventhubs:shared']));
    const [text] = said(moved, 'eventhubs:shared-2');
    for (const [name, target] of Object.entries(back)) expect(text).toContain(`'${name}': '${target}'`);
    expect(planOf(components, { ...SHOP, lock: moved.lock, moves: back }).errors).toEqual([]);
  });
});

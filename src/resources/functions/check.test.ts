import { describe, expect, it } from 'vitest';

import { app, crud } from '../../../test/support/definitions.js';
import { planOf, remarksIn, SHOP } from '../../../test/support/plans.js';

// The notice about sharing has its own tests.
const warningsOf = (...parameters: Parameters<typeof planOf>) =>
  remarksIn(planOf(...parameters)).filter(({ code }) => code !== 'RESOURCE_SPLIT');
const codesOf = (...parameters: Parameters<typeof planOf>) =>
  warningsOf(...parameters).map(({ code }) => code);

describe('APP_SHARED', () => {
  const saidOf = (...parameters: Parameters<typeof planOf>) =>
    planOf(...parameters).warnings.filter(({ code }) => code === 'APP_SHARED');
  const two = [app('Jobs'), crud('Users')];

  it('says what components of one Flex Consumption app have in common', () => {
    expect(saidOf(two)).toEqual([
      {
        code: 'APP_SHARED',
        message:
          "Components share the app 'functions:shared': a deployment or a changed setting of one restarts the functions of all, their HTTP functions scale as one group, and their code has one identity.",
        resource: 'functions:shared',
        components: ['Jobs', 'Users'],
        resolution:
          'Nothing, if that is meant. Set separateIdentity: true on a component for an app of its own, which costs a further service plan.',
      },
    ]);
  });

  it('is not said where components do not share an app, or share another kind of app', () => {
    expect(saidOf([app('Jobs')])).toEqual([]);
    expect(saidOf([app('Jobs'), crud('Users', { separateIdentity: true })])).toEqual([]);
    expect(saidOf(two.map(({ componentId }) => app(componentId, { sku: 'EP1' })))).toEqual([]);
  });

  it('is not said of a group, whose components asked for it', () => {
    expect(saidOf([app('Jobs', { group: 'office' }), crud('Users', { group: 'office' })])).toEqual([]);
  });

  it('is said once, however many components join', () => {
    const { lock } = planOf(two);
    expect(saidOf([...two, crud('Orders')], { ...SHOP, lock })).toEqual([]);
    expect(saidOf([app('Jobs'), crud('Users')], { ...SHOP, lock: planOf([app('Jobs')]).lock })).toHaveLength(
      1,
    );
  });

  it('has one line in the lock, which two branches write alike', () => {
    const linesOf = (id: string) => planOf([...two, crud(id)]).lock.notices?.['APP_SHARED functions:shared'];
    expect(linesOf('Ant')).toHaveLength(1);
    expect(linesOf('Ant')).toEqual(linesOf('Zoo'));
  });
});

describe('RUNTIME_SUPPORT_ENDED', () => {
  it.each([
    ['node', '18', '2025-04-30'],
    ['python', '3.10', '2026-10-31'],
    ['dotnet-isolated', '8.0', '2026-11-10'],
    ['powershell', '7.4', '2026-11-10'],
  ] as const)('is given for %s %s', (runtime, version, day) => {
    expect(warningsOf([app('Old', { runtime, version }), app('Any', { runtime })])).toMatchObject([
      {
        code: 'RUNTIME_SUPPORT_ENDED',
        message: `Support for ${runtime} ${version} ended on ${day}.`,
        path: 'version',
        components: ['Old'],
      },
    ]);
  });

  it.each(['node', 'python', 'dotnet-isolated', 'java', 'powershell', 'custom'] as const)(
    'is not given for the default version of %s',
    (runtime) => {
      expect(codesOf([app('New', { runtime })])).toEqual([]);
    },
  );
});

describe('OPTION_WITHOUT_EFFECT', () => {
  it.each(['FC1', 'EP1', 'Y1'] as const)('is given for alwaysOn on %s, to who asked for it', (sku) => {
    const found = warningsOf([app('Awake', { alwaysOn: false, sku }), app('Other', { sku })]);
    expect(found.filter(({ code }) => code === 'OPTION_WITHOUT_EFFECT')).toMatchObject([
      {
        path: 'alwaysOn',
        components: ['Awake'],
        message: expect.stringContaining(`has no effect: ${sku === 'Y1' ? 'a' : 'an'} ${sku} plan`) as string,
      },
    ]);
  });

  it('is not given for alwaysOn on a dedicated plan', () => {
    expect(codesOf([app('Awake', { alwaysOn: true, sku: 'B1' })])).toEqual([]);
  });
});

describe('RETIRING_PLAN', () => {
  it('names who asked for Y1, also beside others, whose plans change nothing', () => {
    expect(warningsOf([app('Old', { sku: 'Y1' }), app('Any'), app('Large', { sku: 'EP1' })])).toMatchObject([
      {
        code: 'RETIRING_PLAN',
        path: 'sku',
        components: ['Old'],
        resolution: "Use sku 'FC1', which is the default.",
      },
    ]);
    expect(codesOf([app('New', { sku: 'FC1' })])).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';

import { app } from '../../../test/support/definitions.js';
import { planOf, remarksIn } from '../../../test/support/plans.js';

// The notice about sharing has its own tests.
const warningsOf = (...parameters: Parameters<typeof planOf>) =>
  remarksIn(planOf(...parameters)).filter(({ code }) => code !== 'RESOURCE_SPLIT');
const codesOf = (...parameters: Parameters<typeof planOf>) =>
  warningsOf(...parameters).map(({ code }) => code);

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

import { describe, expect, it } from 'vitest';

import { app, crud } from '../support/definitions.js';
import { planOf, remarksIn, SHOP } from '../support/plans.js';

const warningsOf = (...parameters: Parameters<typeof planOf>) => remarksIn(planOf(...parameters));
const codesOf = (...parameters: Parameters<typeof planOf>) =>
  warningsOf(...parameters).map(({ code }) => code);

describe('DEFAULT_BACKEND_ID', () => {
  it('is given for a backend without an id, unless a formatter names everything', () => {
    expect(warningsOf([app()], {})).toMatchObject([
      { code: 'DEFAULT_BACKEND_ID', path: 'backendId', components: [] },
    ]);
    const formatResourceName = (type: string, id: string, suffix = '') => `${type}${id}${suffix}`;
    expect(codesOf([app()], { naming: { formatResourceName } })).toEqual([]);
    expect(codesOf([app()], { backendId: 'backend' })).toEqual([]);
  });
});

describe('UNKNOWN_LOCATION', () => {
  const unknown = (config: object) =>
    warningsOf([crud()], { ...SHOP, ...config }).filter(({ code }) => code === 'UNKNOWN_LOCATION');

  it('suggests the region that was meant, in whichever form it was written', () => {
    expect(unknown({ location: 'West Eruope' })).toEqual([
      {
        code: 'UNKNOWN_LOCATION',
        message: "'westeruope' is not an Azure region that the library knows.",
        path: 'location',
        components: [],
        resolution:
          "Write 'westeurope' if that is meant. Ignore this where 'az account list-locations --output table' lists it.",
      },
    ]);
    expect(unknown({ location: 'atlantis' })[0]?.resolution).toMatch(/^Ignore this where/);
  });

  it.each([{ location: 'East US 2' }, { location: 'germanywestcentral' }, { location: undefined }])(
    'is not given for %j',
    (config) => {
      expect(unknown(config)).toEqual([]);
    },
  );
});

import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../backend/backend-config.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { app, crud } from '../../../test/support/definitions.js';
import { planOf, SHOP } from '../../../test/support/plans.js';
import { keyVaultSecret } from '../key-vault/secret.js';
import type { AllowedIpRanges } from '../network/options.js';

const OFFICE = ['203.0.113.0/24'];
const HOME = '198.51.100.7';

const limited = (allowedIpRanges: AllowedIpRanges): BackendConfig => ({
  ...SHOP,
  networking: { mode: 'public', allowedIpRanges },
});
const messagesOf = ({ errors }: ResourcePlan) => errors.map(({ message }) => message);

describe('a list that keeps out an app of the backend', () => {
  it.each([
    [
      'cosmos',
      [crud()],
      limited({ cosmos: OFFICE }),
      "'cosmos:shared' may be called from 203.0.113.0/24 only. The public app 'functions:shared', which uses it for 'UserApi',",
    ],
    [
      'storage',
      [app()],
      limited({ storage: OFFICE }),
      "'storage:shared' may be called from 203.0.113.0/24 only. The public app 'functions:shared', which starts from it,",
    ],
    [
      'keyvault',
      [app('Jobs', { secrets: { KEY: keyVaultSecret('key') } })],
      limited({ keyvault: OFFICE }),
      "'keyvault:shared' may be called from 203.0.113.0/24 only. The public app 'functions:shared', which uses it for 'Jobs',",
    ],
  ] as const)('is an error that names both: %s', (type, components, config, message) => {
    const { errors } = planOf(components, config);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      code: 'INVALID_COMBINATION',
      path: `networking.allowedIpRanges.${type}`,
    });
    expect(errors[0]?.message).toContain(message);
  });

  it('keeps out no app where Cosmos DB takes calls from all of Azure', () => {
    const api = crud('UserApi', { allowedIpRanges: { cosmos: ['0.0.0.0', HOME] } });
    expect(planOf([api], limited({ cosmos: ['0.0.0.0', HOME] })).errors).toEqual([]);
    expect(planOf([api], limited({ cosmos: [HOME] })).errors).toHaveLength(1);
  });

  it('is named alone where only one of two lists keeps the app out, with the other one where both do', () => {
    const errorOf = (own: readonly string[], ofBackend: readonly string[]) =>
      planOf([crud('UserApi', { allowedIpRanges: { cosmos: own } })], limited({ cosmos: ofBackend }))
        .errors[0];
    const all = ['0.0.0.0', ...OFFICE];
    const ofComponent = 'allowedIpRanges.cosmos';
    const ofBackend = `networking.${ofComponent}`;
    const both = `${ofComponent} and ${ofBackend}`;
    for (const [error, path, named] of [
      [errorOf(all, OFFICE), ofBackend, ofBackend],
      [errorOf(OFFICE, all), ofComponent, ofComponent],
      [errorOf(OFFICE, OFFICE), ofComponent, both],
    ] as const) {
      expect(error?.path).toBe(path);
      expect(error?.resolution).toContain(
        `Add '0.0.0.0' to ${named}, which stands for all of Azure, leave ${named} out`,
      );
    }
  });

  it('is an error where an app is behind a Front Door', () => {
    const api = crud('UserApi', { allowedIpRanges: { functions: OFFICE } });
    for (const entry of [{ frontDoor: {} }, { behind: {} }] as const)
      expect(messagesOf(planOf([api], { ...SHOP, entry }))[0]).toContain(
        "'functions:shared' may be called by its Front Door only (entry), and from 203.0.113.0/24 only",
      );
  });

  it('is an error where a component calls another one', () => {
    const caller = app('Caller', { environmentVariables: { USERS: '${UserApi.apiEndpoint}' } });
    const plan = planOf([caller, crud('UserApi', { allowedIpRanges: { functions: OFFICE } })]);
    expect(plan.errors).toMatchObject([{ components: ['Caller', 'UserApi'] }]);
    expect(messagesOf(plan)[0]).toContain("'Caller' reads ${UserApi.apiEndpoint} from the app setting USERS");
  });
});

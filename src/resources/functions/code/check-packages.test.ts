import { exposedEndpoints } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { app, crud } from '../../../../test/support/definitions.js';
import { planOf, SHOP } from '../../../../test/support/plans.js';

const missingIn = (...parameters: Parameters<typeof planOf>) =>
  planOf(...parameters).warnings.filter(({ code }) => code === 'CODE_MISSING');
const timer = { run: { trigger: 'timer', schedule: '0 0 * * * *' } } as const;

describe('CODE_MISSING', () => {
  it('names the component whose functions never run, and the option that deploys their code', () => {
    expect(missingIn([app('Jobs', { functions: timer })])).toEqual([
      {
        code: 'CODE_MISSING',
        message:
          "The functions of 'Jobs' in 'functions:shared' have no code in this plan, so they do not run.",
        resource: 'functions:shared',
        path: 'functions',
        components: ['Jobs'],
        resolution:
          "Set sourceDirectory to the directory of their code, or set codeDeployment: 'separate' if your own pipeline deploys it.",
      },
    ]);
    expect(missingIn([app('Jobs', { functions: timer, sourceDirectory: 'jobs' })])).toEqual([]);
  });

  it('says whose code a deployment of theirs would replace', () => {
    const components = [crud('UserApi'), app('Jobs'), app('Mail', { sourceDirectory: 'mail' })];
    const found = missingIn(components);
    expect(found).toMatchObject([
      {
        message: expect.stringMatching(
          / Code that another pipeline deploys to 'functions:shared' replaces that of 'Mail', 'UserApi'\.$/,
        ) as string,
        components: ['Jobs'],
        resolution:
          'Set sourceDirectory to the directory of their code, or declare them in a backend of their own.',
      },
    ]);
    expect(missingIn(components, { ...SHOP, codeDeployment: 'separate' })).toEqual(found);
  });

  it('offers no directory for code that is not for Node', () => {
    expect(missingIn([app('Snake', { runtime: 'python' })])).toMatchObject([
      { resolution: "Set codeDeployment: 'separate' if your own pipeline deploys it." },
    ]);
  });

  it('is given until the code is there, or another pipeline deploys it', () => {
    const { lock } = planOf([app('Jobs')]);
    expect(missingIn([app('Jobs')], { ...SHOP, lock })).toHaveLength(1);
    expect(missingIn([app('Jobs')], { ...SHOP, codeDeployment: 'separate' })).toEqual([]);
  });

  it('is in the endpoint access of the routes', () => {
    const exposure = exposedEndpoints(planOf([app('Jobs'), app('Mail', { sourceDirectory: 'mail' })]));
    const withoutCode = exposure.filter(({ codeMissing }) => codeMissing === true);
    expect(withoutCode.map(({ name }) => name)).toEqual(['GET,POST /api/jobs/run']);
  });
});

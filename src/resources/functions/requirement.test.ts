import { describe, expect, it } from 'vitest';

import { app, custom, requirement } from '../../../test/support/definitions.js';
import { planOf, remarksIn } from '../../../test/support/plans.js';

describe('extensions', () => {
  it('have no effect, which a warning says to who asks for them', () => {
    const need = requirement('functions', { runtime: 'node', extensions: ['Microsoft.Azure.X', 'Own.Y'] });
    const plan = planOf([custom('Own', [need]), app('Jobs')]);
    expect(remarksIn(plan)).toMatchObject([
      {
        code: 'OPTION_WITHOUT_EFFECT',
        path: 'extensions',
        components: ['Own'],
        message: expect.stringContaining('(received Microsoft.Azure.X, Own.Y)'),
      },
    ]);
    expect(
      planOf([custom('Own', [requirement('functions', { runtime: 'node', extensions: [] })])]).warnings,
    ).toEqual([]);
  });
});

describe('a requirement with code', () => {
  const sources = [{ name: 'Own', folder: 'own', directory: 'own' }];

  it('is for the runtime node', () => {
    const plan = (runtime: string) =>
      planOf([custom('Own', [requirement('functions', { runtime, sources })])]);
    expect(plan('node').packages).toHaveLength(1);
    expect(() => plan('python')).toThrow(
      'must be omitted for other runtimes than node, whose code is not deployed with the plan',
    );
  });
});

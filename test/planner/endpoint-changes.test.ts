import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { AnyComponentDefinition } from '../../src/component.js';
import { app, crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';

const tick = app('Tick', { functions: { tick: { trigger: 'timer', schedule: '0 0 * * * *' } } });
const components = [crud('A'), crud('B'), tick];
const behind = (customDomain?: string): BackendConfig => ({
  ...SHOP,
  entry: { frontDoor: customDomain === undefined ? {} : { customDomain } },
});

/** Returns the warnings on URLs of a plan that has the lock of another one. */
function said(before: BackendConfig, after: BackendConfig, edited: readonly AnyComponentDefinition[]) {
  const { lock } = planOf(components, before);
  return planOf(edited, { ...after, lock })
    .warnings.filter(({ code }) => code === 'ENDPOINT_CHANGES')
    .map((warning) => [warning.message, warning.components.join()]);
}

describe('a change of URLs', () => {
  it('is one warning for all that moved together, without components that have no HTTP functions', () => {
    const [moved] = said(SHOP, behind('www.example.com'), components);
    expect(said(SHOP, behind('www.example.com'), components)).toHaveLength(1);
    expect(moved).toEqual([
      expect.stringMatching(
        /^Callers of 'A', 'B' need another URL: what began with 'https:\/\/func-[^']*' begins with 'https:\/\/www\.example\.com'\.$/,
      ),
      'A,B',
    ]);
  });

  it('is one for each component that is renamed', () => {
    const renamed = [crud('C', { renamedFrom: 'A' }), crud('D', { renamedFrom: 'B' }), tick];
    expect(said(SHOP, SHOP, renamed).map(([, ids]) => ids)).toEqual(['C', 'D']);
  });

  it('is that of Front Door where the apps behind it are isolated', () => {
    const isolated: BackendConfig = { ...behind(), networking: 'isolated' };
    expect(said(behind(), isolated, components)).toEqual([
      [
        "Callers of 'A', 'B' need another URL: 'entry:entry' is replaced, and may get another host name.",
        'A,B',
      ],
    ]);
    expect(said(isolated, isolated, components)).toEqual([]);
  });

  it('does not come behind a Front Door with a domain', () => {
    expect(
      said(behind('www.example.com'), { ...behind('www.example.com'), networking: 'isolated' }, components),
    ).toEqual([]);
  });

  it('says the URL of Front Door of a component that is renamed behind it', () => {
    const isolated: BackendConfig = { ...behind('www.example.com'), networking: 'isolated' };
    const [renamed] = said(behind('www.example.com'), isolated, [
      crud('C', { renamedFrom: 'A' }),
      crud('B'),
      tick,
    ]);
    expect(renamed?.[0]).toBe(
      "Callers of 'C' need another URL: apiEndpoint was 'https://www.example.com/api/a' and is 'https://www.example.com/api/c'.",
    );
  });
});

import { describe, expect, it } from 'vitest';

import type { ComponentContext, ComponentDefinition } from '../../src/component.js';
import { crud, requirement } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { NamesProvider } from '../support/providers.js';

/** A component that offers what it is told of one resource type. */
function telling(type: string, ...required: ReturnType<typeof requirement>[]): ComponentDefinition {
  return {
    componentId: 'Telling',
    componentType: 'Telling',
    config: {},
    requirements: () =>
      required.map((each, index) => ({ ...each, requirementKey: `${each.requirementKey}-${index}` })),
    outputs: (context: ComponentContext) => ({
      name: context.resourceName(type) ?? null,
      endpoint: context.endpoint(type) ?? null,
    }),
    handle: () => ({}),
  };
}
const told = (component: ComponentDefinition, ...config: Parameters<typeof planOf>[1][]) =>
  planOf([component, crud('UserApi')], ...config).components.find(({ id }) => id === 'Telling')?.outputs;

describe('what a component is told of its resources', () => {
  it('is name and endpoint of the resource that it requires', () => {
    expect(told(telling('functions', requirement('functions', { runtime: 'python' })))).toEqual({
      name: expect.stringMatching(/^func-shop-prod-python-/) as string,
      endpoint: expect.stringMatching(/^https:\/\/func-shop-prod-python-.*\.azurewebsites\.net$/) as string,
    });
  });

  it('is nothing of a type that it does not require, and no endpoint of a type without one', () => {
    expect(told(telling('cosmos', requirement('storage')))).toEqual({ name: null, endpoint: null });
    expect(told(telling('cosmos', requirement('cosmos')))).toEqual({
      name: expect.stringMatching(/^cosno-shop-/) as string,
      endpoint: null,
    });
  });

  it('is of the default resource where it requires several of a type', () => {
    const both = telling(
      'functions',
      requirement('functions', { runtime: 'python' }),
      requirement('functions', { runtime: 'node' }),
    );
    expect(told(both)).toMatchObject({ name: expect.stringMatching(/^func-shop-prod-shared-/) as string });
  });

  it('is of the first site that it has behind a CDN', () => {
    const site = telling(
      'cdn',
      requirement('cdn', { sites: [] }),
      requirement('cdn', { sites: [{ name: 'docs' }] }),
      requirement('website', { site: 'docs' }),
    );
    expect(told(site)?.['endpoint']).toEqual({
      $join: ['https://', { $ref: 'azurerm_cdn_frontdoor_endpoint.shop_cdn_docs.host_name' }],
    });
  });

  it('is of what a provider makes, and not of what the library adds', () => {
    // The library adds an account for the files of the app.
    const both = telling('storage', requirement('functions', { runtime: 'node' }), requirement('storage'));
    const providers = [new NamesProvider('storage')];
    expect(told(both, { ...SHOP, providers })).toEqual({
      name: expect.stringMatching(/^storageshopprod/) as string,
      endpoint: null,
    });
  });
});

import { defineBackend } from '@atakora/component/backend';
import {
  defineResourceType,
  forPrincipals,
  grantRoles,
  hostedPart,
  join,
  maximum,
  placeOf,
  record,
  ref,
  type Resource,
  terraformBlock,
  type TypeOffer,
  union,
} from '@atakora/component/extend';
import { offerOf, type ResourcePlan } from '@atakora/component/plan';
import type { SearchServiceConfig } from '@cdktf/provider-azurerm/lib/search-service/index.js';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { custom } from '../support/definitions.js';
import { GUEST_DEPLOYER } from '../support/offers.js';
import { blocksOf } from '../support/plans.js';

interface SearchNeed {
  readonly replicas?: number;
  readonly indexes: readonly string[];
}

const serviceOf = ({ variant }: Pick<Resource, 'variant'>, context: { id(...role: string[]): string }) => ({
  type: 'azurerm_search_service',
  id: context.id('search', variant),
});

const part = v.object({ service: v.string(), indexes: v.array(v.string()) });

const offered: TypeOffer<SearchNeed, SearchNeed, { readonly indexes: readonly string[] }> = {
  terms: v.strictObject({ indexes: v.array(v.string()) }),
  requirement: ({ indexes }, guest) => ({ indexes: indexes.map((index) => `${guest}-${index}`) }),
  part: ({ name }, guest) => ({
    service: name,
    indexes: guest.terms.indexes.map((index) => `${guest.name}-${index}`),
  }),
  roles: { indexes: ['Microsoft.Search/searchServices/read'] },
  deployerRoles: (resource, _guest, context) => [{ role: 'indexes', scope: serviceOf(resource, context) }],
};

const search = defineResourceType<SearchNeed>({
  type: 'search',
  schema: v.strictObject({ replicas: v.exactOptional(v.number()), indexes: v.array(v.string()) }),
  merge: record<SearchNeed>({ replicas: maximum(), indexes: union() }),
  sharing: { units: ({ indexes }) => indexes, retain: () => ({ indexes: [] }) },
  offered,
  existingName: (_named, { settings }) => hostedPart(settings, 'search', part)?.part.service ?? null,
  connections: {
    connect(resource, context) {
      if (hostedPart(context.settings, 'search', part) !== undefined) return [];
      const scope = ref(serviceOf(resource, context), 'id');
      return forPrincipals(resource, context, (principal) =>
        grantRoles(
          principal,
          resource,
          [{ role: 'Search Index Data Contributor', scope, id: ['search', resource.variant] }],
          context,
        ),
      );
    },
    attributes(resource, context) {
      const hosted = hostedPart(context.settings, 'search', part)?.part;
      return {
        url: join`https://${hosted?.service ?? ref(serviceOf(resource, context), 'name')}.search.windows.net`,
      };
    },
  },
  layOut(resource, context) {
    if (hostedPart(context.settings, 'search', part) !== undefined) return { blocks: [], units: {} };
    const service = terraformBlock<SearchServiceConfig>(
      'azurerm_search_service',
      serviceOf(resource, context).id,
      { name: resource.name, ...placeOf(context), sku: 'basic' },
    );
    return {
      blocks: [service],
      units: Object.fromEntries(
        resource.config.indexes.map((index) => [index, { blocks: [{ block: service }] }]),
      ),
    };
  },
});

const PLACE = { environment: 'prod', location: 'eastus' } as const;

const hostWith = (guests: Readonly<Record<string, object>>, type = search) =>
  defineBackend({
    ...PLACE,
    backendId: 'platform',
    resourceGroupName: 'rg-platform',
    offer: {
      guests: Object.fromEntries(
        Object.entries(guests).map(([name, terms]) => [
          name,
          { deployer: GUEST_DEPLOYER, resourceTypes: { search: terms } },
        ]),
      ),
    },
    resourceTypes: [type],
  });

const offerIn = (plan: ResourcePlan) =>
  offerOf(plan, { subscriptionId: '00000000-0000-0000-0000-000000000000' });

const orders = (host: ReturnType<typeof offerIn>) =>
  defineBackend({ ...PLACE, backendId: 'orders', host, resourceTypes: [search] })
    .addComponent(
      custom('Finder', [
        { resourceType: 'search', requirementKey: 'main', config: { indexes: ['orders'] } },
        {
          resourceType: 'functions',
          requirementKey: 'code',
          config: { runtime: 'node', environmentVariables: { SEARCH_URL: '${search.url}' } },
        },
      ]),
    )
    .plan();

describe('a resource type of a user that is offered', () => {
  const host = hostWith({
    'orders.prod': { indexes: ['orders'] },
    'users.prod': { indexes: ['users'] },
  }).plan();

  it('gives each guest a part, its identity the roles of `connect`, and its deployer those of the type', () => {
    expect(host.errors).toEqual([]);
    expect(blocksOf(host, 'azurerm_search_service')).toHaveLength(1);
    expect(blocksOf(host, 'azurerm_user_assigned_identity')).toHaveLength(2);
    const [service] = host.resources.filter(({ type }) => type === 'search');
    expect(host.offer?.['orders.prod']?.parts).toEqual({
      search: { service: service?.name, indexes: ['orders.prod-orders'] },
    });
    expect(blocksOf(host, 'azurerm_role_definition').map(({ arguments: of }) => of['permissions'])).toEqual([
      [{ actions: ['Microsoft.Search/searchServices/read'] }],
    ]);
    const roles = blocksOf(host, 'azurerm_role_assignment').map(({ arguments: of }) => of);
    expect(roles.filter((of) => of['role_definition_name'] === 'Search Index Data Contributor')).toHaveLength(
      2,
    );
    // Both guests have one deployer.
    expect(roles.filter((of) => of['role_definition_id'] !== undefined)).toHaveLength(1);
  });

  it('is a literal in the plan of a guest, which has no block of it', () => {
    const plan = orders(offerIn(host));
    expect(plan.errors).toEqual([]);
    expect(blocksOf(plan, 'azurerm_search_service')).toEqual([]);
    const [service] = host.resources.filter(({ type }) => type === 'search');
    expect(JSON.stringify(plan.terraform)).toContain(`https://${service?.name ?? ''}.search.windows.net`);
  });

  it('keeps the part of a guest that leaves, and lets it go where it is discarded', () => {
    const without = {
      ...hostWith({ 'users.prod': { indexes: ['users'] } })
        .withLock(host.lock)
        .plan(),
    };
    expect(without.resources.find(({ type }) => type === 'search')?.config['indexes']).toEqual([
      'orders.prod-orders',
      'users.prod-users',
    ]);
    expect(Object.keys(without.offer ?? {})).toEqual(['users.prod']);
  });

  it.each<[string, object, RegExp]>([
    ['terms that its schema refuses', { indices: [] }, /offer of search to guest 'orders\.prod'/],
    ['a part that is not JSON', { indexes: [new Date(0)] }, /offer of search|must be/],
  ])('refuses %s', (_case, terms, message) => {
    expect(() => hostWith({ 'orders.prod': terms }).plan()).toThrow(message);
  });

  it('refuses an offer that another version of it wrote', () => {
    const offer = offerIn(host);
    const own = offer.guests['orders.prod'];
    const changed = {
      ...offer,
      guests: { 'orders.prod': { identity: own?.identity ?? '', parts: { search: { service: 1 } } } },
    };
    expect(() => orders(changed)).toThrow(/guests\.orders\.prod\.parts\.search\.service must be string/);
  });

  it('cannot be offered without saying how', () => {
    const { offered: _none, ...plain } = search;
    expect(() => hostWith({ 'orders.prod': { indexes: [] } }, plain).plan()).toThrow(
      /the type must say how it is offered/,
    );
  });
});

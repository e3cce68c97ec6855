import { describe, expect, it } from 'vitest';

import { defineBackend } from '../../backend.js';
import { CrudApi } from '../../crud.js';
import { StaticSiteWithCdn } from '../../web.js';
import { addressOf } from '../../plan/terraform-block.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { dnsRecordsOf, domainsByHand } from './dns-records.js';

const OPTIONS = { backendId: 'shop', location: 'eastus' } as const;

/** A state in which each block has the attributes that Azure chooses. */
function stateOf({ terraform }: ResourcePlan) {
  return terraform.map((block) => ({
    ...block,
    address: addressOf(block),
    values: { host_name: `${block.id}.azurefd.net`, validation_token: `token-${block.id}` },
  }));
}

describe('dnsRecordsOf', () => {
  const site = (id: string, zone: object) =>
    StaticSiteWithCdn.define(id, {
      sourceDirectory: 'web/dist',
      customDomain: `${id.toLowerCase()}.example.com`,
      ...zone,
    });
  const backend = defineBackend(OPTIONS)
    .addComponent(site('Docs', {}))
    .addComponent(site('Shop', { dnsZoneName: 'example.com' }));
  const plan = backend.plan();

  it('has full names, and the values of the endpoint that serves the domain', () => {
    const [domain = ''] = domainsByHand(plan);
    expect(dnsRecordsOf(plan, stateOf(plan))).toEqual([
      {
        name: 'docs.example.com',
        type: 'CNAME',
        value: expect.stringMatching(/docs.*\.azurefd\.net$/) as string,
      },
      { name: '_dnsauth.docs.example.com', type: 'TXT', value: `token-${domain.split('.')[1]}` },
    ]);
  });

  it('leaves out domains whose records the plan creates, and values that the state does not have', () => {
    expect(domainsByHand(plan)).toHaveLength(1);
    expect(dnsRecordsOf(plan, [])).toEqual([]);
  });

  it('knows the endpoint of the Front Door of a backend', () => {
    const entry = defineBackend({
      ...OPTIONS,
      entry: { frontDoor: { customDomain: 'shop.example.com' } },
    }).addComponent(CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } }));
    const planned = entry.plan();
    expect(dnsRecordsOf(planned, stateOf(planned)).map(({ value }) => value)).toEqual([
      'shop_entry.azurefd.net',
      expect.stringContaining('token-'),
    ]);
  });
});

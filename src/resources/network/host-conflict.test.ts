import { describe, expect, it } from 'vitest';

import { app, crud } from '../../../test/support/definitions.js';
import { GUEST_DEPLOYER } from '../../../test/support/offers.js';
import { blocksOf } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import { defineBackend } from '../../backend/define-backend.js';
import { offerOf } from '../../plan/offer.js';

const SUBSCRIPTION = '00000000-0000-4000-8000-000000000000';
const NETWORKS = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network`;
const VNET = `${NETWORKS}/virtualNetworks/vnet`;

/** The network of the host, with a subnet for the apps of one backend. */
const within = (subnet: string): BackendConfig => ({
  networking: {
    mode: 'isolated',
    virtualNetworkId: VNET,
    subnetId: `${VNET}/subnets/${subnet}`,
    privateEndpointSubnetId: `${VNET}/subnets/endpoints`,
    privateDnsZoneResourceGroup: 'rg-dns',
  },
});
const PLACE = { environment: 'prod', location: 'eastus' };

function offering(config: BackendConfig) {
  const plan = defineBackend({
    ...PLACE,
    ...config,
    backendId: 'platform',
    resourceGroupName: 'rg-platform',
    offer: {
      guests: {
        'shop.prod': {
          deployer: GUEST_DEPLOYER,
          cosmos: {},
          servicebus: { queues: [{ name: 'jobs', access: ['receive'] }] },
        },
      },
    },
  }).plan();
  expect(plan.errors).toEqual([]);
  return offerOf(plan, { subscriptionId: SUBSCRIPTION });
}

function guestOf(host: BackendConfig, config: BackendConfig) {
  const wait = { trigger: 'serviceBusQueue', queueName: 'jobs' } as const;
  return defineBackend({ ...PLACE, ...config, backendId: 'shop', host: offering(host) })
    .addComponents([crud('Users'), app('Jobs', { functions: { wait } })])
    .plan();
}
const conflicts = (host: BackendConfig, config: BackendConfig) =>
  guestOf(host, config).errors.map(({ code, message }) => `${code} ${message}`);

describe('the network of a guest', () => {
  it('is that of its isolated host, where its apps reach the private endpoints of the host', () => {
    const plan = guestOf(within('platform'), within('shop'));
    expect(plan.errors).toEqual([]);
    const targets = blocksOf(plan, 'azurerm_private_endpoint').map(({ arguments: of }) => JSON.stringify(of));
    expect(targets.filter((each) => /cosmosdb|servicebus|DocumentDB|ServiceBus/.test(each))).toEqual([]);
    expect(targets).not.toEqual([]);
    const data = plan.exposure.filter(({ resource }) => /^(?:cosmos|servicebus):/.test(resource));
    expect(data.map(({ network }) => network)).toEqual(['private', 'private']);
  });

  it.each([
    ['without a network', {}],
    ['in a network that it makes', { networking: 'isolated' }],
  ] as const)('is refused %s where the host is isolated', (_where, config) => {
    const closed =
      /HOST_CONFLICT .* is closed to the internet, and the apps of this backend are outside its network/;
    expect(conflicts(within('platform'), config)).toEqual([
      expect.stringMatching(closed),
      expect.stringMatching(closed),
    ]);
  });

  it('is refused where the host is public, because isolated apps send through their network alone', () => {
    expect(conflicts({}, within('shop')).join()).toMatch(
      /HOST_CONFLICT host: the account of 'platform' is open to the internet/,
    );
  });
});

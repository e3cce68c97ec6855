import { describe, expect, it } from 'vitest';

import { app, crud } from '../../../test/support/definitions.js';
import { blocksOf, planOf, SHOP } from '../../../test/support/plans.js';

const isolated = (components = [crud('UserApi'), app('Jobs')], options = {}) =>
  planOf(components, { ...SHOP, networking: { mode: 'isolated', ...options } });

describe('the security groups', () => {
  const plan = isolated(undefined, { serviceTags: ['ServiceBus.EastUS', 'AzureMonitor'] });
  const rules = blocksOf(plan, 'azurerm_network_security_rule').map(({ arguments: config }) => config);

  it('let apps out to what they need and were given, each once, and to nothing else', () => {
    const outbound = rules.filter(({ direction }) => direction === 'Outbound');
    expect(
      outbound.map((rule) => [
        rule['name'],
        rule['access'],
        rule['priority'],
        rule['destination_address_prefix'],
      ]),
    ).toEqual([
      ['allow-azureactivedirectory', 'Allow', 100, 'AzureActiveDirectory'],
      ['allow-azuremonitor', 'Allow', 110, 'AzureMonitor'],
      ['allow-servicebus-eastus', 'Allow', 120, 'ServiceBus.EastUS'],
      ['deny-internet', 'Deny', 4000, 'Internet'],
    ]);
  });

  it('open the ports that each service speaks on', () => {
    const tags = ['EventHub', 'ServiceBus.EastUS', 'Sql', 'Storage'];
    const opened = blocksOf(isolated(undefined, { serviceTags: tags }), 'azurerm_network_security_rule');
    const portsOf = (tag: string) => {
      const config = opened.find((rule) => rule.arguments['destination_address_prefix'] === tag)?.arguments;
      return config?.['destination_port_ranges'] ?? config?.['destination_port_range'];
    };
    expect(tags.map(portsOf)).toEqual([
      ['443', '5671', '5672'],
      ['443', '5671', '5672'],
      ['1433', '11000-11999'],
      '443',
    ]);
  });

  it('let only the network in to the endpoints', () => {
    const inbound = rules.filter(({ direction }) => direction === 'Inbound');
    expect(inbound.map((rule) => [rule['access'], rule['source_address_prefix']])).toEqual([
      ['Allow', 'VirtualNetwork'],
      ['Deny', '*'],
    ]);
  });

  it('are on every subnet', () => {
    const associated = blocksOf(plan, 'azurerm_subnet_network_security_group_association');
    expect(associated.map(({ arguments: config }) => config['subnet_id'])).toEqual(
      ['endpoints', 'functions'].map((role) => ({ $ref: `azurerm_subnet.shop_network_${role}.id` })),
    );
  });
});

import { describe, expect, it } from 'vitest';

import { checkArguments } from '../terraform/known-arguments.js';
import { join, ref } from '../plan/expression/expression.js';
import type { AzurermMajor, ResourcePlan } from '../plan/resource-plan.js';
import type { TerraformBlock } from '../plan/terraform-block.js';
import type { Azurerm5Arguments } from './azurerm-arguments.js';
import { block } from './block.js';
import { BUILT_IN_TYPES } from './registry/types.js';
import { rewrite } from './rewrite.js';

const rewrites = Object.fromEntries(
  BUILT_IN_TYPES.flatMap(({ azurerm5 }) => Object.entries(azurerm5?.rewrites ?? {})),
);
const account = { type: 'azurerm_storage_account', id: 'files' };
const container = { type: 'azurerm_storage_container', id: 'logs' };
const stream = { type: 'azurerm_eventhub_namespace', id: 'streams' };
const zone = { type: 'azurerm_private_dns_zone', id: 'sql' };
const [location, resource_group_name] = ['eastus', 'rg-shop'];

/** A block of each type with every argument that the library lays out. */
const FOUR: Readonly<Record<keyof Azurerm5Arguments, TerraformBlock>> = {
  azurerm_cdn_frontdoor_rule: block('azurerm_cdn_frontdoor_rule', 'rule', {
    name: 'routes',
    order: 1,
    cdn_frontdoor_rule_set_id: ref({ type: 'azurerm_cdn_frontdoor_rule_set', id: 'docs' }, 'id'),
    behavior_on_match: 'Continue',
    conditions: {
      url_file_extension_condition: [{ operator: 'LessThan', match_values: ['1'] }],
      url_path_condition: [
        { operator: 'BeginsWith', negate_condition: true, match_values: ['.well-known/'] },
      ],
      request_header_condition: [{ header_name: 'Origin', operator: 'Equal', match_values: ['https://a.b'] }],
    },
    actions: {
      url_rewrite_action: { source_pattern: '/', destination: '/app.html', preserve_unmatched_path: false },
      route_configuration_override_action: {
        cache_behavior: 'OverrideAlways',
        cache_duration: '01:00:00',
        compression_enabled: true,
        query_string_caching_behavior: 'UseQueryString',
      },
      response_header_action: [{ header_action: 'Append', header_name: 'Vary', value: 'Origin' }],
    },
  }),
  azurerm_cosmosdb_account: block('azurerm_cosmosdb_account', 'shop', {
    name: 'cosno-shop',
    location,
    resource_group_name,
    offer_type: 'Standard',
    local_authentication_disabled: true,
    consistency_policy: { consistency_level: 'Session' },
    geo_location: [{ location, failover_priority: 0 }],
  }),
  azurerm_eventhub: block('azurerm_eventhub', 'clicks', {
    name: 'clicks',
    namespace_id: ref(stream, 'id'),
    partition_count: 4,
    message_retention: 7,
    capture_description: {
      enabled: true,
      encoding: 'Avro',
      interval_in_seconds: 300,
      size_limit_in_bytes: 314_572_800,
      skip_empty_archives: true,
      destination: {
        name: 'EventHubArchive.AzureBlockBlob',
        archive_name_format: '{Namespace}',
        blob_container_name: 'raw',
        storage_account_id: ref(account, 'id'),
      },
    },
  }),
  azurerm_private_dns_zone_virtual_network_link: block(
    'azurerm_private_dns_zone_virtual_network_link',
    'sql',
    {
      name: 'sql',
      private_dns_zone_name: ref(zone, 'name'),
      resource_group_name: ref(zone, 'resource_group_name'),
      virtual_network_id: '/subscriptions/hub/vnet',
    },
  ),
  azurerm_storage_blob: block('azurerm_storage_blob', 'package', {
    name: 'package.zip',
    type: 'Block',
    source: join`a/${ref(account, 'name')}`,
    storage_account_name: ref(account, 'name'),
    storage_container_name: ref(container, 'name'),
  }),
  azurerm_storage_table: block('azurerm_storage_table', 'sessions', {
    name: 'sessions',
    storage_account_name: ref(account, 'name'),
  }),
};

const FIVE: Readonly<Record<keyof Azurerm5Arguments, object>> = {
  azurerm_cdn_frontdoor_rule: {
    name: 'routes',
    order: 1,
    cdn_frontdoor_rule_set_id: { $ref: 'azurerm_cdn_frontdoor_rule_set.docs.id' },
    behaviour_on_match: 'Continue',
    conditions: {
      request_file_extension: [{ operator: 'LessThan', values: ['1'] }],
      request_path: [{ operator: 'NotBeginsWith', values: ['.well-known/'] }],
      request_header: [{ name: 'Origin', operator: 'Equal', values: ['https://a.b'] }],
    },
    actions: {
      url_rewrite: {
        source_pattern: '/',
        destination_path: '/app.html',
        preserve_unmatched_path_enabled: false,
      },
      route_configuration_override: {
        caching: {
          behaviour: 'OverrideAlways',
          duration: '01:00:00',
          compression_enabled: true,
          query_string_behaviour: 'UseQueryString',
        },
      },
      modify_response_header: [{ operator: 'Append', header_name: 'Vary', header_value: 'Origin' }],
    },
  },
  azurerm_cosmosdb_account: {
    name: 'cosno-shop',
    location: 'eastus',
    resource_group_name: 'rg-shop',
    offer_type: 'Standard',
    local_authentication_enabled: false,
    consistency_policy: { consistency_level: 'Session' },
    geo_location: [{ location: 'eastus', failover_priority: 0 }],
  },
  azurerm_eventhub: {
    name: 'clicks',
    namespace_id: { $ref: 'azurerm_eventhub_namespace.streams.id' },
    partition_count: 4,
    message_retention: 7,
    capture_description: {
      enabled: true,
      encoding: 'Avro',
      interval_in_seconds: 300,
      size_limit_in_bytes: 314_572_800,
      skip_empty_archives: true,
      destination: {
        name: 'EventHubArchive.AzureBlockBlob',
        archive_name_format: '{Namespace}',
        blob_container_name: 'raw',
        storage_account_id: { $ref: 'azurerm_storage_account.files.id' },
        storage_authentication_type: 'SystemAssigned',
      },
    },
  },
  azurerm_private_dns_zone_virtual_network_link: {
    name: 'sql',
    private_dns_zone_id: { $ref: 'azurerm_private_dns_zone.sql.id' },
    virtual_network_id: '/subscriptions/hub/vnet',
  },
  azurerm_storage_blob: {
    name: 'package.zip',
    type: 'Block',
    source: { $join: ['a/', { $ref: 'azurerm_storage_account.files.name' }] },
    storage_container_id: { $ref: 'azurerm_storage_container.logs.id' },
  },
  azurerm_storage_table: {
    name: 'sessions',
    storage_account_id: { $ref: 'azurerm_storage_account.files.id' },
  },
};

/** Checks arguments by the names in the schema of a version of azurerm. */
const check = (block: TerraformBlock, azurerm: AzurermMajor) => {
  checkArguments({ terraform: [block], provider: { azurerm } } as unknown as ResourcePlan);
};
const rewritten = (block: TerraformBlock): TerraformBlock => ({
  ...block,
  arguments: rewrites[block.type]?.(block.arguments) ?? {},
});

describe('arguments for azurerm 5', () => {
  it('are written for six types', () => {
    expect(Object.keys(rewrites).sort()).toEqual(Object.keys(FIVE));
  });

  it.each(Object.entries(FOUR))('are those of its schema: %s', (type, four) => {
    const five = rewritten(four);
    // Members that are undefined would be a difference.
    expect(five.arguments).toStrictEqual(Reflect.get(FIVE, type));
    check(four, 4);
    check(five, 5);
    // azurerm 5 only adds an argument to an event hub.
    if (type !== 'azurerm_eventhub') expect(() => check(four, 5)).toThrow('has no argument');
    expect(() => check(five, 4)).toThrow('has no argument');
  });

  it('are those that were given, and no others', () => {
    const rule = block('azurerm_cdn_frontdoor_rule', 'cors', {
      name: 'cors',
      order: 2,
      cdn_frontdoor_rule_set_id: 'id',
      actions: { response_header_action: [{ header_action: 'Delete', header_name: 'Server' }] },
    });
    expect(rewritten(rule).arguments).toStrictEqual({
      name: 'cors',
      order: 2,
      cdn_frontdoor_rule_set_id: 'id',
      actions: { modify_response_header: [{ operator: 'Delete', header_name: 'Server' }] },
    });
  });

  it('name the container of a website below its account', () => {
    const file = block('azurerm_storage_blob', 'file', {
      name: 'index.html',
      type: 'Block',
      storage_account_name: ref(account, 'name'),
      storage_container_name: '$web',
    });
    expect(rewritten(file).arguments).toStrictEqual({
      name: 'index.html',
      type: 'Block',
      storage_container_id: {
        $join: [{ $ref: 'azurerm_storage_account.files.id' }, '/blobServices/default/containers/$web'],
      },
    });
  });

  it('keep null, expressions and the keys of maps, and leave out what is undefined at any depth', () => {
    const convert = rewrite<'azurerm_storage_table'>((plain) => ({
      ...plain,
      storage_account_id: { $ref: 'azurerm_storage_account.files.id' },
      acl: [{ id: 'a', access_policy: undefined }],
    }));
    expect(convert({ name: 'a', tags: { $$ref: 'x', none: null }, gone: undefined as never })).toStrictEqual({
      name: 'a',
      tags: { $$ref: 'x', none: null },
      storage_account_id: { $ref: 'azurerm_storage_account.files.id' },
      acl: [{ id: 'a' }],
    });
  });
});

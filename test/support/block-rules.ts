import { referenceIn } from '../../src/plan/expression/expression-json.js';
import type { JsonObject, JsonValue } from '../../src/plan/json.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { addressOf, type TerraformBlock } from '../../src/plan/terraform-block.js';

/** A rule across arguments or blocks that azurerm or Azure checks only while Terraform applies. */
interface BlockRule {
  readonly type: string;
  /** What holds. */
  readonly rule: string;
  readonly source: string;
  /** Returns true for a block that breaks it. `others` are the blocks of the plan, by type. */
  breaks(plain: JsonObject, others: Blocks, block: TerraformBlock): boolean;
}

type Blocks = (type: string) => readonly TerraformBlock[];

const PROVIDER_COSMOS = 'azurerm: internal/services/cosmos/cosmosdb_account_resource.go';
const SERVERLESS = 'learn.microsoft.com/azure/cosmos-db/serverless';
const SERVICE_BUS = 'azurerm: internal/services/servicebus';

const RULES: readonly BlockRule[] = [
  {
    type: 'azurerm_cosmosdb_account',
    rule: 'names each region once, with priorities from 0 without a gap',
    source: PROVIDER_COSMOS,
    breaks({ geo_location: regions }) {
      const names = listOf(regions).map(({ location }) => JSON.stringify(location).toLowerCase());
      const priorities = listOf(regions).map(({ failover_priority: priority }) => Number(priority));
      return isRepeated(names) || priorities.sort((a, b) => a - b).some((priority, at) => priority !== at);
    },
  },
  {
    type: 'azurerm_cosmosdb_account',
    rule: 'has at least 300 seconds and 100,000 operations of bounded staleness with several regions',
    source: PROVIDER_COSMOS,
    breaks({ geo_location: regions, consistency_policy: policy }) {
      const [consistency = {}] = listOf(policy);
      return (
        listOf(regions).length > 1 &&
        consistency['consistency_level'] === 'BoundedStaleness' &&
        (Number(consistency['max_interval_in_seconds'] ?? 0) < 300 ||
          Number(consistency['max_staleness_prefix'] ?? 0) < 100_000)
      );
    },
  },
  {
    type: 'azurerm_cosmosdb_account',
    rule: 'has the settings of periodic backups, or the tier of continuous ones',
    source: PROVIDER_COSMOS,
    breaks({ backup }) {
      const periodic = ['interval_in_minutes', 'retention_in_hours', 'storage_redundancy'];
      return listOf(backup).some((one) =>
        one['type'] === 'Continuous' ? periodic.some((name) => name in one) : 'tier' in one,
      );
    },
  },
  {
    type: 'azurerm_cosmosdb_account',
    rule: 'is in one region, with one region to write and without the free tier, if it is serverless',
    source: SERVERLESS,
    breaks: (plain) =>
      isServerless(plain) &&
      (listOf(plain['geo_location']).length > 1 ||
        plain['multiple_write_locations_enabled'] === true ||
        plain['free_tier_enabled'] === true),
  },
  ...['azurerm_cosmosdb_sql_database', 'azurerm_cosmosdb_sql_container'].flatMap((type): BlockRule[] => [
    {
      type,
      rule: 'has no throughput in a serverless account',
      source: SERVERLESS,
      breaks: (plain, others) =>
        ('throughput' in plain || 'autoscale_settings' in plain) &&
        others('azurerm_cosmosdb_account').some(
          (account) => refersTo(plain['account_name'], account) && isServerless(account.arguments),
        ),
    },
    {
      type,
      rule: 'has throughput that is manual or scales, not both',
      source: 'azurerm: internal/services/cosmos/common/throughput.go',
      breaks: (plain) => 'throughput' in plain && 'autoscale_settings' in plain,
    },
  ]),
  {
    type: 'azurerm_cosmosdb_sql_container',
    rule: 'includes or excludes the root path in its indexing policy',
    source: 'azurerm: internal/services/cosmos/common/indexing_policy.go',
    breaks: ({ indexing_policy: policy }) =>
      listOf(policy).some((one) => {
        const paths = [...listOf(one['included_path']), ...listOf(one['excluded_path'])];
        return paths.length > 0 && !paths.some(({ path }) => path === '/*');
      }),
  },
  {
    type: 'azurerm_function_app_flex_consumption',
    rule: 'is on a plan FC1',
    source: 'azurerm: internal/services/appservice/function_app_flex_consumption_resource.go',
    breaks: ({ service_plan_id: plan }, others) =>
      others('azurerm_service_plan').some(
        (each) => refersTo(plan, each) && each.arguments['sku_name'] !== 'FC1',
      ),
  },
  {
    type: 'azurerm_function_app_flex_consumption',
    rule: 'has no more ready instances than instances',
    source: 'azurerm: internal/services/appservice/function_app_flex_consumption_resource.go',
    breaks: ({ always_ready: ready, maximum_instance_count: max = 100 }) =>
      listOf(ready).reduce((sum, { instance_count: count }) => sum + Number(count ?? 0), 0) > Number(max),
  },
  {
    type: 'azurerm_function_app_flex_consumption',
    rule: 'has the key or the identity that its authentication for storage needs',
    source: 'azurerm: internal/services/appservice/function_app_flex_consumption_resource.go',
    breaks: ({ storage_authentication_type: kind, ...plain }) =>
      (kind === 'StorageAccountConnectionString' && !('storage_access_key' in plain)) ||
      (kind === 'UserAssignedIdentity' && !('storage_user_assigned_identity_id' in plain)),
  },
  {
    type: 'azurerm_linux_function_app',
    rule: 'names a content share where it reads it over the network',
    source: 'azurerm: internal/services/appservice/linux_function_app_resource.go',
    breaks({ app_settings: settings }) {
      const [own = {}] = listOf(settings);
      return 'WEBSITE_CONTENTOVERVNET' in own && !('WEBSITE_CONTENTSHARE' in own);
    },
  },
  {
    type: 'azurerm_servicebus_namespace',
    rule: 'has units and partitions if it is Premium, and only then',
    source: SERVICE_BUS,
    breaks: ({ sku, capacity = 0, premium_messaging_partitions: partitions = 0 }) =>
      (sku === 'Premium') !== Number(capacity) > 0 || (sku !== 'Premium' && Number(partitions) > 0),
  },
  ...['azurerm_servicebus_queue', 'azurerm_servicebus_topic'].map((type): BlockRule => ({
    type,
    rule: 'is large in a Premium namespace only, express in others only, and a topic not in Basic',
    source: SERVICE_BUS,
    breaks: (plain, others) =>
      others('azurerm_servicebus_namespace').some(({ arguments: { sku }, ...namespace }) => {
        if (!refersTo(plain['namespace_id'], namespace)) return false;
        if (sku === 'Premium') return plain['express_enabled'] === true;
        return (
          'max_message_size_in_kilobytes' in plain || (sku === 'Basic' && type === 'azurerm_servicebus_topic')
        );
      }),
  })),
  {
    type: 'azurerm_cdn_frontdoor_route',
    rule: 'keeps the default domain, or has another one',
    source: 'azurerm: internal/services/cdn/cdn_frontdoor_route_resource.go',
    breaks: ({ link_to_default_domain: linked, cdn_frontdoor_custom_domain_ids: domains }) =>
      linked === false && !(Array.isArray(domains) && domains.length > 0),
  },
  {
    type: 'azurerm_cdn_frontdoor_profile',
    rule: 'is Premium where an origin is private',
    source: 'azurerm: internal/services/cdn/cdn_frontdoor_origin_resource.go',
    breaks: ({ sku_name: sku }, others) =>
      sku !== 'Premium_AzureFrontDoor' &&
      others('azurerm_cdn_frontdoor_origin').some(({ arguments: plain }) => 'private_link' in plain),
  },
  {
    type: 'azurerm_subnet',
    rule: 'overlaps no other subnet of its network, and is in a range of it',
    source: 'learn.microsoft.com/azure/virtual-network/virtual-networks-faq',
    breaks(plain, others, self) {
      const own = rangesOf(plain['address_prefixes']);
      const networks = others('azurerm_virtual_network').filter((network) =>
        refersTo(plain['virtual_network_name'], network),
      );
      const outer = networks.flatMap(({ arguments: network }) => rangesOf(network['address_space']));
      const beside = others('azurerm_subnet')
        .filter(
          (each) =>
            each !== self &&
            JSON.stringify(each.arguments['virtual_network_name']) ===
              JSON.stringify(plain['virtual_network_name']),
        )
        .flatMap((each) => rangesOf(each.arguments['address_prefixes']));
      return own.some(
        ([start, end]) =>
          beside.some(([from, to]) => start <= to && from <= end) ||
          (outer.length > 0 && !outer.some(([from, to]) => from <= start && end <= to)),
      );
    },
  },
  {
    type: 'azurerm_private_endpoint',
    rule: 'is in a subnet that no service has for itself',
    source: 'learn.microsoft.com/azure/virtual-network/subnet-delegation-overview',
    breaks: ({ subnet_id: subnet }, others) =>
      others('azurerm_subnet').some((each) => refersTo(subnet, each) && 'delegation' in each.arguments),
  },
  {
    type: 'azurerm_network_security_rule',
    rule: 'has a priority of its own in its group and direction',
    source: 'learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
    breaks: sharedWithAnother('network_security_group_name', 'direction', 'priority'),
  },
  {
    type: 'azurerm_role_assignment',
    rule: 'gives a principal a role on a scope that no other assignment gives it',
    source: 'learn.microsoft.com/azure/role-based-access-control/troubleshooting (RoleAssignmentExists)',
    breaks: sharedWithAnother('principal_id', 'scope', 'role_definition_name', 'role_definition_id'),
  },
];

/** Returns the rules that blocks of a plan break, each with the address of the block. */
export function brokenRules({ terraform }: Pick<ResourcePlan, 'terraform'>): string[] {
  const byType = new Map<string, TerraformBlock[]>();
  for (const block of terraform) {
    const same = byType.get(block.type);
    if (same === undefined) byType.set(block.type, [block]);
    else same.push(block);
  }
  const others: Blocks = (type) => byType.get(type) ?? [];
  return RULES.flatMap(({ type, rule, source, breaks }) =>
    others(type)
      .filter((block) => breaks(block.arguments, others, block))
      .map((block) => `${addressOf(block)}: ${rule} (${source})`),
  );
}

/**
 * Returns true for a block whose arguments are those of another of its type. Blocks are counted by them: to compare each with each
 * took 8 s for a plan of 3,800 role assignments.
 */
function sharedWithAnother(...names: readonly string[]): BlockRule['breaks'] {
  const counts = new WeakMap<readonly TerraformBlock[], ReadonlyMap<string, number>>();
  const textOf = (plain: JsonObject) => JSON.stringify(names.map((name) => plain[name]));
  return (plain, others, { type }) => {
    const blocks = others(type);
    const known = counts.get(blocks) ?? countedBy(blocks.map((each) => textOf(each.arguments)));
    counts.set(blocks, known);
    return (known.get(textOf(plain)) ?? 0) > 1;
  };
}

function countedBy(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** Returns the blocks in an argument, which a plan has as an object or as a list of them. */
function listOf(value: JsonValue | undefined): readonly JsonObject[] {
  const parts: readonly JsonValue[] = Array.isArray(value) ? value : [value ?? null];
  return parts.filter((part): part is JsonObject => typeof part === 'object' && part !== null);
}

function isServerless({ capabilities }: JsonObject): boolean {
  return listOf(capabilities).some(({ name }) => name === 'EnableServerless');
}

function isRepeated(texts: readonly string[]): boolean {
  return new Set(texts).size < texts.length;
}

function refersTo(value: JsonValue | undefined, block: Pick<TerraformBlock, 'type' | 'id'>): boolean {
  return referenceIn(value)?.address === addressOf(block);
}

/** Returns the first and the last address of each IPv4 range. */
function rangesOf(value: JsonValue | undefined): (readonly [first: number, last: number])[] {
  const texts: readonly JsonValue[] = Array.isArray(value) ? value : [];
  return texts.flatMap((text) => {
    const [address = '', length] = typeof text === 'string' ? text.split('/') : [];
    if (length === undefined || address.includes(':')) return [];
    const size = 2 ** (32 - Number(length));
    const start = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    return [[start, start + size - 1] as const];
  });
}

import type { StateBlock } from '../../lock/state/terraform-state.js';
import { addressIn, eachExpression, type PlanValue } from '../../plan/expression/expression-json.js';
import { type JsonObject, ownValue } from '../../plan/json.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { addressOf } from '../../plan/terraform-block.js';

/** A record that the owner of a domain creates, because its zone is not part of the plan. */
export interface DnsRecord {
  /** Full name: `_dnsauth.shop.example.com`. */
  readonly name: string;
  readonly type: 'CNAME' | 'TXT';
  readonly value: string;
}

const DOMAIN = 'azurerm_cdn_frontdoor_custom_domain';

/** Returns the addresses of the custom domains whose records the plan does not create. */
export function domainsByHand({ terraform }: ResourcePlan): string[] {
  const proven = new Set(
    terraform
      .filter(({ type }) => type === 'azurerm_dns_txt_record')
      .flatMap(({ arguments: of }) => refsIn(of['record'])),
  );
  return terraform
    .filter(({ type }) => type === DOMAIN)
    .map(addressOf)
    .filter((address) => !proven.has(`${address}.validation_token`));
}

/** Returns the DNS records to create by hand, with the values that Azure chose. A record whose value the state does not have is left out. */
export function dnsRecordsOf(plan: ResourcePlan, blocks: readonly StateBlock[]): DnsRecord[] {
  const inState = new Map(blocks.map(({ address, values }) => [address, values]));
  const inPlan = new Map(plan.terraform.map((block) => [addressOf(block), block.arguments]));
  const record = (name: string, type: DnsRecord['type'], value: unknown): DnsRecord[] =>
    typeof value === 'string' && value !== '' ? [{ name, type, value }] : [];
  return domainsByHand(plan).flatMap((domain) => {
    const host = inPlan.get(domain)?.['host_name'];
    if (typeof host !== 'string') return [];
    const endpoint = endpointOf(domain, plan, inPlan);
    return [
      ...record(host, 'CNAME', ownValue(inState.get(endpoint ?? ''), 'host_name')),
      ...record(`_dnsauth.${host}`, 'TXT', ownValue(inState.get(domain), 'validation_token')),
    ];
  });
}

/** Returns the address of the endpoint whose routes serve a domain. */
function endpointOf(
  domain: string,
  { terraform }: ResourcePlan,
  inPlan: ReadonlyMap<string, JsonObject>,
): string | undefined {
  const association = terraform.find(
    ({ type, arguments: of }) =>
      type === `${DOMAIN}_association` &&
      refsIn(of['cdn_frontdoor_custom_domain_id']).includes(`${domain}.id`),
  );
  const [route] = refsIn(association?.arguments['cdn_frontdoor_route_ids']);
  const [endpoint] = refsIn(route && inPlan.get(addressIn(route))?.['cdn_frontdoor_endpoint_id']);
  return endpoint && addressIn(endpoint);
}

/** Returns the references in an argument of a plan: `azurerm_cdn_frontdoor_route.shop_entry.id`. */
function refsIn(argument: PlanValue | undefined): string[] {
  const found: string[] = [];
  eachExpression(argument, (each) => {
    if ('$ref' in each) found.push(each.$ref);
  });
  return found;
}

/** Returns the records as a block of lines, name, type and value apart, or nothing. */
export function dnsRecordLines(records: readonly DnsRecord[]): string[] {
  if (records.length === 0) return [];
  const width = Math.max(...records.map(({ name }) => name.length));
  return [
    'DNS records to create:',
    ...records.map(({ name, type, value }) => `  ${name.padEnd(width)}  ${type.padEnd(5)}  ${value}`),
  ];
}

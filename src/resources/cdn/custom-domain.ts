import { ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { block, type BlockOptions } from '../block.js';
import type { LayoutContext } from '../layout-context.js';
import type { DnsZoneReference } from './requirement.js';
import type { ZoneLayout } from './dns-zones.js';

/** Seconds that resolvers keep the records. */
const RECORD_TTL = 3600;

/** Lays out a domain of the user in Front Door, with a certificate that Azure renews. */
export function layOutDomain(
  siteName: string,
  hostName: string,
  zone: ZoneLayout | undefined,
  profile: TerraformBlock,
  context: LayoutContext,
  options?: BlockOptions,
): TerraformBlock {
  return block(
    'azurerm_cdn_frontdoor_custom_domain',
    context.id('cdn', siteName, 'domain', hostName),
    {
      // Names take hyphens but no dots. A hyphen becomes two, so that no two hosts get one name.
      name: hostName.replaceAll('-', '--').replaceAll('.', '-'),
      cdn_frontdoor_profile_id: ref(profile, 'id'),
      dns_zone_id: zone && ref(zone.block, 'id'),
      host_name: hostName,
      // TLS 1.2 at least, which is all that Front Door has; the argument for it is deprecated.
      tls: { certificate_type: 'ManagedCertificate' },
    },
    options,
  );
}

/** Blocks and names that a custom domain and its records refer to. */
interface Served {
  readonly siteName: string;
  readonly hostName: string;
  readonly domain: TerraformBlock;
  readonly endpoint: TerraformBlock;
  readonly routes: readonly TerraformBlock[];
  readonly zoneName: string | undefined;
  readonly zone: ZoneLayout | undefined;
}

/**
 * Connects a domain with its routes, and puts its records into the zone: the proof that it is the user's, and the way to
 * the endpoint. Records of a zone take no tags, only metadata.
 * Source: learn.microsoft.com/azure/frontdoor/standard-premium/how-to-add-custom-domain
 */
export function layOutDomainTraffic(served: Served, context: LayoutContext): TerraformBlock[] {
  const { siteName, hostName, domain, endpoint, routes, zone, zoneName } = served;
  const association = block(
    'azurerm_cdn_frontdoor_custom_domain_association',
    context.id('cdn', siteName, 'domain', hostName),
    {
      cdn_frontdoor_custom_domain_id: ref(domain, 'id'),
      cdn_frontdoor_route_ids: routes.map((route) => ref(route, 'id')),
    },
  );
  if (zone === undefined || zoneName === undefined) return [association];
  const inZone = { zone_name: zone.name, resource_group_name: zone.resourceGroupName, ttl: RECORD_TTL };
  const label = hostName === zoneName ? '' : hostName.slice(0, -zoneName.length - 1);
  const proof = block('azurerm_dns_txt_record', context.id('cdn', siteName, 'domain', hostName), {
    name: label === '' ? '_dnsauth' : `_dnsauth.${label}`,
    ...inZone,
    record: [{ value: ref(domain, 'validation_token') }],
  });
  // Front Door must know the domain before traffic for it comes in, and until it has stopped.
  const after = [...routes, association];
  const way =
    label === ''
      ? // The top of a zone takes no CNAME; Azure DNS has an alias for it.
        block(
          'azurerm_dns_a_record',
          context.id('cdn', siteName, 'domain', hostName),
          { name: '@', ...inZone, target_resource_id: ref(endpoint, 'id') },
          { depends_on: after },
        )
      : block(
          'azurerm_dns_cname_record',
          context.id('cdn', siteName, 'domain', hostName),
          { name: label, ...inZone, record: ref(endpoint, 'host_name') },
          { depends_on: after },
        );
  return [association, proof, way];
}

/** Says which records the owner of a domain creates in a zone that is not part of the plan. The values are known after the apply. */
export function recordsByHand(hostName: string): string {
  return `Create two DNS records with the values that 'npx atakora outputs' prints after the apply: '${hostName}' as CNAME with the host name of the endpoint, and '_dnsauth.${hostName}' as TXT with the validation token of the custom domain.`;
}

/** Returns true if a domain is in a zone, or is its top. */
export function isInZone(hostName: string, zone: DnsZoneReference): boolean {
  return hostName === zone.name || hostName.endsWith(`.${zone.name}`);
}

import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import type { Site } from '../site.js';
import { tagsFor } from '../tags.js';
import type { DnsZoneReference } from './cdn-config.js';

/** A zone to put records in. */
export interface ZoneLayout {
  readonly block: TerraformBlock;
  readonly name: string;
  readonly resourceGroupName: string;
}

/** The zones of a backend, each laid out once, by whoever asks first. */
export class DnsZones {
  readonly #zones = new Map<string, ZoneLayout>();
  readonly #site: Site;

  constructor(site: Site) {
    this.#site = site;
  }

  /** The zone, and the blocks that are new with it. */
  zone(asked: DnsZoneReference): { zone: ZoneLayout; added: TerraformBlock[] } {
    const key = JSON.stringify([asked.name, asked.resourceGroup]);
    const known = this.#zones.get(key);
    if (known !== undefined) return { zone: known, added: [] };
    const zone = layOutZone(asked, this.#site);
    this.#zones.set(key, zone);
    return { zone, added: [zone.block] };
  }
}

/** An existing zone is only read. */
function layOutZone({ name, resourceGroup }: DnsZoneReference, site: Site): ZoneLayout {
  const id = site.id('cdn', 'zone', name, ...(resourceGroup === undefined ? [] : [resourceGroup]));
  if (resourceGroup !== undefined) {
    const existing = block('data.azurerm_dns_zone', id, { name, resourceGroupName: resourceGroup });
    return { block: existing, name: ref(existing, 'name'), resourceGroupName: resourceGroup };
  }
  const { resourceGroupName } = site;
  const created = block('azurerm_dns_zone', id, {
    name,
    resourceGroupName,
    tags: tagsFor('dnsZone', site.tags),
  });
  return { block: created, name: ref(created, 'name'), resourceGroupName };
}
